/** ISO 3166 codes of the countries as the file writes them. */
export const countryCodes: Readonly<Record<string, string>> = {
  Australia: 'AU',
  Belgium: 'BE',
  EIRE: 'IE',
  France: 'FR',
  Germany: 'DE',
  Italy: 'IT',
  Japan: 'JP',
  Lithuania: 'LT',
  Netherlands: 'NL',
  Norway: 'NO',
  Poland: 'PL',
  Portugal: 'PT',
  Spain: 'ES',
  Switzerland: 'CH',
  'United Kingdom': 'GB',
}
