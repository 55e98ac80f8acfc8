/** The invented company, its people and what it sells. */
export const demoCompany = {
  name: 'Linden & Co. Home Store',
  currency: 'EUR',
  locale: 'en-IE',
  timeZone: 'Europe/Dublin',
}

/** As its documents show them. */
export const demoParticulars = {
  address: '5 Quay Street\nGalway H91 X4R2\nIreland',
  taxNumber: 'IE1234567WA',
}

/** By whom the story is written down. */
export const demoBookkeeper = 'accountant@linden.example'

/** Shown on the sign-in page of a demonstration; the password is no secret there. */
export const demoPassword = 'try-the-wallet'

export const demoPeople = [
  { name: 'Nora Linden', email: 'owner@linden.example', role: 'owner' },
  { name: 'Tomas Byrne', email: 'accountant@linden.example', role: 'accountant' },
  { name: 'Aoife Murphy', email: 'cashier@linden.example', role: 'cashier' },
  { name: 'Samir Haddad', email: 'auditor@linden.example', role: 'auditor' },
] as const

/** Of the demo's customers, the one who signs in to their own pages. */
export const demoCustomerEmail = 'customer@linden.example'

/** Typed at the till, by who has them; shown nowhere else. */
export const demoPins: Readonly<Record<string, string>> = {
  'owner@linden.example': '4711',
  'accountant@linden.example': '2222',
  'cashier@linden.example': '1111',
}

export const demoTaxes = [
  { name: 'VAT 23 %', rate: 23_000 },
  { name: 'VAT 13.5 %', rate: 13_500 },
] as const

/** Code, name, category, unit price in cents without tax, and which tax. */
export const demoProducts = [
  ['LMP-010', 'Desk lamp, brass', 'Lighting', 4_900, 0],
  ['LMP-020', 'Floor lamp, oak', 'Lighting', 12_900, 0],
  ['LMP-030', 'String lights, 10 m', 'Lighting', 1_990, 0],
  ['TXT-010', 'Wool throw, grey', 'Textiles', 6_450, 0],
  ['TXT-020', 'Linen cushion', 'Textiles', 2_795, 0],
  ['TXT-030', 'Bath towel set', 'Textiles', 3_999, 0],
  ['TXT-040', 'Cotton rug 160 x 230', 'Textiles', 15_900, 0],
  ['KTC-010', 'Enamel pot, 3 l', 'Kitchen', 3_450, 0],
  ['KTC-020', "Chef's knife, 20 cm", 'Kitchen', 5_900, 0],
  ['KTC-030', 'Stoneware plate', 'Kitchen', 1_225, 0],
  ['KTC-040', 'Espresso cups, set of 4', 'Kitchen', 2_680, 0],
  ['KTC-050', 'Chopping board, walnut', 'Kitchen', 4_150, 0],
  ['GRD-010', 'Watering can, zinc', 'Garden', 2_950, 0],
  ['GRD-020', 'Planter, 40 cm', 'Garden', 3_390, 0],
  ['GRD-030', 'Pruning shears', 'Garden', 2_199, 0],
  ['GRD-040', 'Herb seed collection', 'Garden', 895, 1],
  ['FRN-010', 'Side table, ash', 'Furniture', 14_500, 0],
  ['FRN-020', 'Bookshelf, 5 boards', 'Furniture', 28_900, 0],
  ['FRN-030', 'Dining chair', 'Furniture', 9_950, 0],
  ['STN-010', 'Notebook, dotted', 'Stationery', 1_150, 0],
  ['STN-020', 'Wall calendar', 'Stationery', 1_690, 0],
  ['SRV-010', 'Delivery within the city', 'Services', 1_500, 0],
  ['SRV-020', 'Assembly, per hour', 'Services', 4_200, 1],
  ['SRV-030', 'Gift wrapping', 'Services', 350, 0],
] as const

export const firstNames = [
  'Amira',
  'Ben',
  'Chiara',
  'Daniel',
  'Elif',
  'Fionn',
  'Grace',
  'Hannah',
  'Ines',
  'Jakub',
  'Kofi',
  'Layla',
  'Mateo',
  'Niamh',
  'Oskar',
  'Priya',
  'Ruth',
  'Sven',
  'Tara',
  'Yusuf',
] as const

export const lastNames = [
  'Abbott',
  'Brennan',
  'Costa',
  'Doyle',
  'Eriksen',
  'Farouk',
  'Gallagher',
  'Hughes',
  'Ivanova',
  'Jensen',
  'Kelly',
  'Laurent',
  'Maher',
  'Nowak',
  "O'Sullivan",
  'Pereira',
  'Quinn',
  'Rossi',
  'Schmidt',
  'Tanaka',
] as const

export const firms = [
  'Harbour Café',
  'Bluebell Guest House',
  'Studio North Architects',
  'Greenway Dental',
  'Cedar Lane School',
  'Old Mill Hotel',
] as const

export const cities = ['Dublin', 'Cork', 'Galway', 'Limerick', 'Waterford', 'Kilkenny'] as const
