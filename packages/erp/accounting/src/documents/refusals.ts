import { formatMoney, money } from '@platform/money'
import { type Company, Refusal, type RefusalFacts, type RefusalKind } from '@platform/plugin-api'

/** An amount as the company reads it, in its own currency unless another is given. */
export function shown(company: Company, amount: bigint, currency = company.currency): string {
  return formatMoney(money(amount, currency), company.locale)
}

function refuse(kind: RefusalKind, code: string, message: string, facts: RefusalFacts = {}): Refusal {
  return new Refusal({ kind, code, message, facts })
}

export const unknownInvoice = (invoiceId: string) =>
  refuse('missing', 'unknown_invoice', 'There is no such invoice or credit note.', { invoiceId })

export const unknownPayment = (paymentId: string) =>
  refuse('missing', 'unknown_payment', 'There is no such payment.', { paymentId })

export const unknownCustomer = (customerId: string) =>
  refuse('missing', 'unknown_customer', 'There is no such customer. Choose one from the list.', {
    field: 'customerId',
    customerId,
  })

export const customerArchived = (name: string) =>
  refuse('conflict', 'customer_archived', `${name} is archived. Take the customer back first.`, {
    field: 'customerId',
    name,
  })

export const unknownProduct = (productId: string, line: number) =>
  refuse('missing', 'unknown_product', `Line ${line} names a product that does not exist.`, {
    field: 'productId',
    line,
    productId,
  })

export const unknownTax = (taxId: string, line: number) =>
  refuse('missing', 'unknown_tax', `Line ${line} names a tax that does not exist.`, {
    field: 'taxId',
    line,
    taxId,
  })

export const noLines = () => refuse('invalid', 'no_lines', 'Add at least one line.', { field: 'lines' })

export const badLine = (line: number, field: string, rule: string) =>
  refuse('invalid', 'bad_line', `Line ${line}: ${rule}.`, { field, line })

export const amountTooLarge = (field: string) =>
  refuse('invalid', 'amount_too_large', 'This comes to more than can be booked. Enter smaller amounts.', {
    field,
  })

export const amountNotPositive = (field: string) =>
  refuse('invalid', 'amount_not_positive', 'The amount must be more than zero.', { field })

export const badDate = (field: string) =>
  refuse('invalid', 'bad_date', 'This is not a day between 1900 and 2199.', { field })

export const dueBeforeDate = (date: string, dueDate: string) =>
  refuse('invalid', 'due_before_date', 'The due date must not be before the date of the document.', {
    field: 'dueDate',
    date,
    dueDate,
  })

export const badCurrency = (currency: string) =>
  refuse('invalid', 'bad_currency', `${currency} is not a currency of ISO 4217.`, {
    field: 'currency',
    currency,
  })

export const exchangeRateMissing = (currency: string, companyCurrency: string) =>
  refuse(
    'invalid',
    'exchange_rate_missing',
    `Enter what 1 ${currency} is worth in ${companyCurrency}, with at most ten decimals.`,
    { field: 'exchangeRate', currency, companyCurrency },
  )

export const exchangeRateSurplus = (currency: string) =>
  refuse('invalid', 'exchange_rate_surplus', `${currency} is the company's own currency and needs no rate.`, {
    field: 'exchangeRate',
    currency,
  })

export const alreadyConfirmed = (number: string) =>
  refuse('conflict', 'already_confirmed', `${number} is confirmed already. Reload the page to see it.`, {
    number,
  })

export const notADraft = (number: string) =>
  refuse(
    'conflict',
    'not_a_draft',
    `${number} is confirmed and in the books: it can't be changed any more. Make a credit note instead.`,
    { number },
  )

export const nothingToBook = () =>
  refuse('invalid', 'nothing_to_book', 'This comes to zero, so there is nothing to book. Check the prices.', {
    field: 'lines',
  })

export const notAnInvoice = (invoiceId: string) =>
  refuse('conflict', 'not_an_invoice', 'A credit note can be made only of an invoice.', { invoiceId })

export const notConfirmed = (what: string) => refuse('conflict', 'not_confirmed', `Confirm ${what} first.`)

export const creditExceedsInvoice = (
  company: Company,
  { number, creditable, currency }: { number: string; creditable: bigint; currency: string },
) =>
  refuse(
    'conflict',
    'credit_exceeds_invoice',
    creditable > 0n
      ? `Only ${shown(company, creditable, currency)} of ${number} is not credited yet. Credit at most that.`
      : `${number} is credited in full already.`,
    { number, creditable: creditable.toString(), currency },
  )

export const creditsWrittenOff = (
  company: Company,
  { number, writtenOff, currency }: { number: string; writtenOff: bigint; currency: string },
) =>
  refuse(
    'conflict',
    'credits_written_off',
    `${shown(company, writtenOff, currency)} of ${number} was written off and never paid, so it can't be given back. Take the write-off back first.`,
    { number, writtenOff: writtenOff.toString(), currency },
  )

export const creditLineExceeds = (line: number, number: string) =>
  refuse('conflict', 'credit_line_exceeds', `Line ${line} of ${number} has less left to credit than that.`, {
    field: 'lines',
    line,
    number,
  })

export const linesFollowInvoice = () =>
  refuse(
    'conflict',
    'lines_follow_invoice',
    'The lines of this credit note mirror its invoice. Delete the draft and make another to credit something else.',
    { field: 'lines' },
  )
