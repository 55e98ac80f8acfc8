import { newId } from '@platform/database'
import { makeTillEstate, type TillEstate } from './till.ts'

/** Asks a procedure over HTTP: 'accounting.invoices.get'. Throws when it is refused. */
export type Ask = (procedure: string, input?: unknown) => Promise<Record<string, unknown>>

/** One of everything that a company has and that has an id. */
export interface Estate extends TillEstate {
  readonly customer: string
  readonly otherCustomer: string
  readonly wallet: string
  readonly product: string
  readonly tax: string
  readonly account: string
  readonly otherAccount: string
  readonly journal: string
  readonly bank: string
  readonly entry: string
  readonly invoice: string
  readonly draftInvoice: string
  readonly doomedInvoice: string
  readonly creditNote: string
  /** So small that it may be written off. */
  readonly smallInvoice: string
  readonly writeOff: string
  readonly payment: string
  readonly draftPayment: string
  readonly doomedPayment: string
  readonly allocation: string
  readonly hold: string
  readonly giftCard: string
  /** Of a card that nobody redeemed. */
  readonly giftCode: string
  readonly reconciliation: string
  readonly creditRun: string
  readonly colleague: string
  /** A customer with an address to sign in with. */
  readonly member: string
}

const day = '2026-03-02'
const key = () => ({ idempotencyKey: newId() })

export const productFields = { code: 'P-1', name: 'Lamp', unitPrice: '4200' }
export const taxFields = { name: 'VAT', rate: 20_000 }

/** What a person writes of an invoice to this estate's customer. */
export const invoiceFields = ({ customer, product, tax }: Pick<Estate, 'customer' | 'product' | 'tax'>) => ({
  customerId: customer,
  date: day,
  dueDate: day,
  currency: 'EUR',
  pricesIncludeTax: false,
  lines: [{ productId: product, description: 'Lamp', quantity: '1000', unitPrice: '4200', taxId: tax }],
})

/** What a person writes of a payment into the wallet of this estate's customer. */
export const paymentFields = ({ customer, bank }: Pick<Estate, 'customer' | 'bank'>) => ({
  direction: 'receive',
  customerId: customer,
  amount: '10000',
  journalId: bank,
  date: day,
  destination: 'wallet',
})

export const entryItems = ({
  account,
  otherAccount,
  customer,
}: Pick<Estate, 'account' | 'otherAccount' | 'customer'>) => [
  { accountId: account, side: 'debit', amount: '4200', currency: 'EUR', customerId: customer },
  { accountId: otherAccount, side: 'credit', amount: '4200', currency: 'EUR' },
]

/** Lets a company's owner make one of everything. */
export async function makeEstate(ask: Ask): Promise<Estate> {
  const idOf = async (procedure: string, input: unknown, name: string) => {
    const id = (await ask(procedure, input))[name]
    if (typeof id !== 'string') throw new Error(`${procedure} answered no ${name}`)
    return id
  }
  const customerOf = (name: string) => idOf('customers.create', { name, ...key() }, 'customerId')
  const customer = await customerOf('Ada')
  const otherCustomer = await customerOf('Bea')
  // What is off by default would be refused for that alone.
  await ask('wallet.changeSettings', { transfersAllowed: true, overdraftAllowed: true })
  const wallet = await idOf('wallet.ofCustomer', { customerId: customer }, 'walletId')
  const tax = await idOf('catalog.taxes.create', { ...taxFields, ...key() }, 'taxId')
  const product = await idOf('catalog.products.create', { ...productFields, ...key() }, 'productId')
  const accountOf = (code: string) =>
    idOf('accounting.accounts.create', { code, name: `Account ${code}`, type: 'expense' }, 'accountId')
  const account = await accountOf('7001')
  const otherAccount = await accountOf('7002')
  const journal = await idOf(
    'accounting.journals.create',
    { code: 'MISC2', name: 'Other', type: 'general' },
    'journalId',
  )
  const [bankJournal] = (await ask('accounting.payments.journals')) as unknown as { id: string }[]
  const bank = bankJournal?.id ?? ''

  const invoiceOf = async () =>
    idOf(
      'accounting.invoices.create',
      { ...invoiceFields({ customer, product, tax }), ...key() },
      'invoiceId',
    )
  const confirmed = async (invoiceId: string) => {
    await ask('accounting.invoices.confirm', { invoiceId, ...key() })
    return invoiceId
  }
  const invoice = await confirmed(await invoiceOf())
  const creditNote = await confirmed(
    await idOf(
      'accounting.invoices.createCreditNote',
      { invoiceId: await confirmed(await invoiceOf()), lines: 'all', date: day, ...key() },
      'invoiceId',
    ),
  )
  // What is off or small by default would be refused for that alone.
  await ask('accounting.settings.change', { writeOffTolerance: '1000000' })
  const writeOff = await idOf(
    'accounting.writeOffs.post',
    { invoiceId: await confirmed(await invoiceOf()), date: day, ...key() },
    'writeOffId',
  )
  // Somebody apart, while nobody else has credit: the run leaves the invoices of the others alone.
  const cleo = await customerOf('Cleo')
  await ask('wallet.grant', { customerId: cleo, amount: '700', note: 'Welcome', ...key() })
  await confirmed(
    await idOf(
      'accounting.invoices.create',
      { ...invoiceFields({ customer: cleo, product, tax }), ...key() },
      'invoiceId',
    ),
  )
  const creditRun = await startCreditRun(ask)
  const paymentOf = () =>
    idOf('accounting.payments.create', { ...paymentFields({ customer, bank }), ...key() }, 'paymentId')
  const payment = await paymentOf()
  await ask('accounting.payments.confirm', { paymentId: payment, ...key() })
  const entry = {
    date: day,
    reference: 'By hand',
    items: entryItems({ account, otherAccount, customer }),
    ...key(),
  }
  const giftCard = { amount: '2500', journalId: bank }
  return {
    giftCard: await idOf('wallet-gift-cards.sell', { ...giftCard, ...key() }, 'cardId'),
    giftCode: await idOf('wallet-gift-cards.sell', { ...giftCard, ...key() }, 'code'),
    customer,
    otherCustomer,
    wallet,
    product,
    tax,
    account,
    otherAccount,
    journal,
    bank,
    entry: await idOf('accounting.entries.post', entry, 'entryId'),
    invoice,
    draftInvoice: await invoiceOf(),
    doomedInvoice: await invoiceOf(),
    creditNote,
    smallInvoice: await confirmed(await invoiceOf()),
    writeOff,
    payment,
    draftPayment: await paymentOf(),
    doomedPayment: await paymentOf(),
    allocation: await idOf(
      'wallet.allocate',
      { invoiceId: invoice, amount: '500', ...key() },
      'allocationId',
    ),
    hold: await idOf(
      'wallet.placeHold',
      { customerId: customer, amount: '90', expiresOn: '2199-12-31', note: 'An order', ...key() },
      'transactionId',
    ),
    reconciliation: await idOf('wallet-reconciliation.runNow', {}, 'runId'),
    creditRun,
    ...(await makeTillEstate(ask, { product })),
    member: await idOf(
      'customers.create',
      { name: 'Dee', email: `${newId()}@example.com`, ...key() },
      'customerId',
    ),
    colleague: await idOf(
      'identity.users.add',
      { name: 'Cy', email: `${newId()}@example.com`, role: 'cashier' },
      'userId',
    ),
  }
}

/** Confirms what the preview shows; the worker that applies it is not here. */
async function startCreditRun(ask: Ask): Promise<string> {
  const preview = (await ask('wallet.creditRuns.preview', {})) as {
    total: number
    amount: { amount: string }
  }
  const request = { invoices: preview.total, amount: preview.amount.amount, ...key() }
  return String((await ask('wallet.creditRuns.start', request))['runId'])
}
