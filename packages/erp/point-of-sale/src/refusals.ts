import { formatMoney, money } from '@platform/money'
import {
  type Company,
  type Permission,
  Refusal,
  type RefusalFacts,
  type RefusalKind,
} from '@platform/plugin-api'

/** An amount as the company reads it. */
export function shown(company: Company, amount: bigint): string {
  return formatMoney(money(amount, company.currency), company.locale)
}

function refuse(kind: RefusalKind, code: string, message: string, facts: RefusalFacts = {}): Refusal {
  return new Refusal({ kind, code, message, facts })
}

export const unknownRegister = (registerId: string) =>
  refuse('missing', 'unknown_register', 'There is no such register. Reload the page and choose one.', {
    registerId,
  })

export const registerArchived = (name: string) =>
  refuse('conflict', 'register_archived', `${name} is archived. An owner can take it back in the settings.`, {
    name,
  })

export const registerInUse = (name: string) =>
  refuse('conflict', 'register_in_use', `${name} has an open session. Close it first.`, { name })

export const codeTaken = (code: string) =>
  refuse('conflict', 'code_taken', `Another register has the code ${code}. Choose another one.`, {
    field: 'code',
    value: code,
  })

export const codeFixed = (code: string) =>
  refuse('conflict', 'code_fixed', `Receipts are numbered with ${code} already, so the code stays.`, {
    field: 'code',
    value: code,
  })

export const unknownMethod = (methodId: string) =>
  refuse('missing', 'unknown_method', 'There is no such payment method. Reload the page and choose one.', {
    field: 'methods',
    methodId,
  })

export const unknownTerminal = (terminalId: string) =>
  refuse('missing', 'unknown_terminal', 'There is no such card terminal. Reload the page and choose one.', {
    field: 'terminalId',
    terminalId,
  })

export const sessionOpenAlready = (name: string, openedBy: string) =>
  refuse(
    'conflict',
    'session_open',
    openedBy === ''
      ? `${name} is open already. Carry on there, or close it first.`
      : `${openedBy} has opened ${name} already. Carry on there, or close it first.`,
    { name, openedBy },
  )

export const unknownSession = (sessionId: string) =>
  refuse('missing', 'unknown_session', 'There is no such session. Open the register again.', { sessionId })

export const sessionClosed = (name: string) =>
  refuse('conflict', 'session_closed', `Session ${name} is closed. Open a new one to go on.`, { name })

export const lockedBySession = (name: string, businessDate: string) =>
  refuse(
    'conflict',
    'session_open_in_period',
    `Session ${name} of ${businessDate} is still open. Close it, then lock the period.`,
    { name, businessDate },
  )

export const unknownCustomer = (customerId: string) =>
  refuse('missing', 'unknown_customer', 'There is no such customer. Choose one from the list.', {
    field: 'customerId',
    customerId,
  })

export const customerArchived = (name: string) =>
  refuse('conflict', 'customer_archived', `${name} is archived. Choose another customer.`, {
    field: 'customerId',
    name,
  })

export const unknownProduct = (line: number, productId: string) =>
  refuse('missing', 'unknown_product', `Line ${line} is a product that does not exist. Take it out.`, {
    field: 'lines',
    line,
    productId,
  })

export const productArchived = (line: number, name: string) =>
  refuse('conflict', 'product_archived', `${name} is no longer sold. Take it out of the basket.`, {
    field: 'lines',
    line,
    name,
  })

/** The cashier may not; a manager can allow it with their PIN. */
export const managerNeeded = (permission: Permission) =>
  refuse('forbidden', 'manager_needed', `A manager is needed for this: ${permission.title}.`, {
    permission: permission.id,
    title: permission.title,
  })

export const amountTooLarge = () =>
  refuse('invalid', 'amount_too_large', 'This comes to more than can be booked. Sell it in parts.', {
    field: 'lines',
  })

export const methodNotOffered = (title: string) =>
  refuse(
    'conflict',
    'method_not_offered',
    `This register does not take ${title}. Choose another way to pay.`,
    {
      field: 'tenders',
      title,
    },
  )

export const customerNeeded = (title: string) =>
  refuse('conflict', 'customer_needed', `Choose the customer first: ${title} needs one.`, {
    field: 'customerId',
    title,
  })

export const tenderTwice = (title: string) =>
  refuse('invalid', 'tender_twice', `${title} can pay once in an order. Put the amounts together.`, {
    field: 'tenders',
    title,
  })

export const tenderedTooMuch = (company: Company, over: bigint) =>
  refuse(
    'conflict',
    'tendered_too_much',
    `That is ${shown(company, over)} too much. Only cash gives change: take less of the others.`,
    { field: 'tenders', over: over.toString(), currency: company.currency },
  )

export const tenderedTooLittle = (company: Company, missing: bigint) =>
  refuse('conflict', 'tendered_too_little', `${shown(company, missing)} is still to be paid.`, {
    field: 'tenders',
    missing: missing.toString(),
    currency: company.currency,
  })

export const cashAmountWrong = (company: Company, due: bigint) =>
  refuse(
    'conflict',
    'cash_amount_wrong',
    `${shown(company, due)} is due in cash. Take that, and try again.`,
    {
      field: 'tenders',
      due: due.toString(),
      currency: company.currency,
    },
  )

export const receivedTooLittle = (company: Company, due: bigint) =>
  refuse(
    'conflict',
    'received_too_little',
    `${shown(company, due)} is due in cash. Take at least that, or pay the rest otherwise.`,
    { field: 'tenders', due: due.toString(), currency: company.currency },
  )

export const changeTooSmall = (company: Company, change: bigint) =>
  refuse('conflict', 'change_too_small', `The change is ${shown(company, change)}. Keep at most that.`, {
    field: 'keepChange',
    change: change.toString(),
    currency: company.currency,
  })

export const changeBesideAccount = (title: string) =>
  refuse(
    'conflict',
    'change_beside_account',
    `${title} pays a part of this order already. Take less from it instead of keeping change.`,
    { field: 'keepChange', title },
  )

export const keepsNothing = (title: string) =>
  refuse('conflict', 'keeps_nothing', `${title} keeps no money for customers. Choose another way.`, { title })

export const rechargedBy = (title: string) =>
  refuse('conflict', 'not_with_this', `${title} cannot pay this. Take cash or a card.`, { title })

export const unknownOrder = (orderId: string) =>
  refuse('missing', 'unknown_order', 'There is no such order. Search for its receipt.', { orderId })

export const notASale = (number: string) =>
  refuse('conflict', 'not_a_sale', `${number} is no sale, so there is nothing to give back.`, { number })

export const nothingLeftToRefund = (number: string) =>
  refuse('conflict', 'nothing_left_to_refund', `Everything on ${number} was given back already.`, { number })

export const chooseHowToGiveBack = (company: Company, amount: bigint) =>
  refuse(
    'conflict',
    'choose_method',
    `${shown(company, amount)} of this order was paid on its invoice. Choose how to give it back.`,
    { field: 'to', amount: amount.toString(), currency: company.currency },
  )

export const notARecharge = (number: string) =>
  refuse('conflict', 'not_a_recharge', `${number} is no recharge, so it cannot be undone.`, { number })

export const undoneAlready = (number: string) =>
  refuse('conflict', 'undone_already', `${number} was undone already.`, { number })

export const anotherSession = (number: string) =>
  refuse(
    'conflict',
    'another_session',
    `${number} belongs to another session. A recharge is undone in the session it was made in; later it is paid out.`,
    { number },
  )

export const invoiceNotOpen = (number: string) =>
  refuse('conflict', 'invoice_not_open', `${number} is paid already. Reload the list.`, { number })

export const unknownInvoice = (invoiceId: string) =>
  refuse('missing', 'unknown_invoice', 'There is no such invoice of this customer. Reload the list.', {
    invoiceId,
  })

export const invoiceInOtherCurrency = (number: string, currency: string) =>
  refuse('conflict', 'wrong_currency', `${number} is in ${currency} and cannot be paid at the till.`, {
    number,
    currency,
  })

export const invoiceTwice = (number: string) =>
  refuse('invalid', 'invoice_twice', `${number} is named twice. Put the amounts together.`, { number })

export const moreThanDue = (company: Company, number: string, residual: bigint) =>
  refuse('conflict', 'more_than_due', `${shown(company, residual)} is due on ${number}. Take at most that.`, {
    number,
    residual: residual.toString(),
    currency: company.currency,
  })

export const notEnoughInDrawer = (company: Company, inDrawer: bigint) =>
  refuse(
    'conflict',
    'not_enough_in_drawer',
    `There should be ${shown(company, inDrawer)} in the drawer. Take out at most that.`,
    { field: 'amount', inDrawer: inDrawer.toString(), currency: company.currency },
  )

export const unknownAccount = (accountId: string) =>
  refuse('missing', 'unknown_account', 'There is no such account, or it is not in use. Choose another one.', {
    field: 'accountId',
    accountId,
  })

export const controlAccount = (name: string) =>
  refuse(
    'conflict',
    'control_account',
    `${name} is kept by the program itself. Choose another account, or settle the invoice instead.`,
    { field: 'accountId', name },
  )

export const parkedOrderGone = () =>
  refuse('missing', 'parked_order_gone', 'This basket was taken up at another till, or is gone.')

export const wrongPin = () =>
  refuse('forbidden', 'wrong_pin', 'This PIN is not right. Try again, or choose another person.', {
    field: 'pin',
  })

export const noPin = (name: string) =>
  refuse('conflict', 'no_pin', `${name} has no PIN yet. They can set one in the back office.`, { name })

export const tooManyPins = (secondsLeft: number) =>
  refuse('throttled', 'too_many_pins', `Too many wrong PINs. Wait ${secondsLeft} seconds, then try again.`, {
    secondsLeft,
  })

export const unknownPerson = (userId: string) =>
  refuse('missing', 'unknown_person', 'This person does not work in this company.', { userId })

export const mayNotSetPin = () =>
  refuse('forbidden', 'not_your_pin', 'You can set your own PIN. An owner can set the others.')

export const mayNot = (name: string, permission: Permission) =>
  refuse('forbidden', 'may_not', `${name} may not do this either: ${permission.title}.`, {
    permission: permission.id,
    name,
  })
