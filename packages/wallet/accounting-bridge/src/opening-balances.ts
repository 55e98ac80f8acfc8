import type { OpeningBalance, OpeningFacts, OpeningKind } from '@erp/accounting'
import { newId } from '@platform/database'
import { type Company, dateInput, endOfDay, Refusal, requestHash } from '@platform/plugin-api'
import type { LotOrigin } from '@wallet/ledger'
import type { BookableTransaction } from './post-and-book.ts'
import { postForCustomers } from './post-for-customers.ts'

const origins = {
  paid: 'paid',
  refund: 'refund',
  gift_card: 'gift_card',
  promotional: 'promotional',
} as const satisfies Record<LotOrigin, LotOrigin>

/** What customers had in another program: credit of one class each line, Dr migration equity, Cr wallet. */
export const walletOpenings: OpeningKind = {
  id: 'wallet',
  title: 'Wallet',
  columns: [
    { name: 'class', hint: Object.keys(origins).join(', ') },
    { name: 'expires', hint: 'YYYY-MM-DD' },
  ],
  async takeOver(tx, company, balances, facts) {
    const read = balances.map((balance) => transactionOf(company, balance, facts))
    const accepted = read.flatMap((one) => (one instanceof Refusal ? [] : [one]))
    const outcomes = await postForCustomers(tx, company, accepted)
    const posted = new Map(accepted.map((one, index) => [one, outcomes[index]]))
    return read.map((one) => {
      if (one instanceof Refusal) return one
      const outcome = posted.get(one)
      if (!outcome) throw new Error('a set answers one outcome for each request')
      return outcome instanceof Refusal ? outcome : { subject: one.request.source }
    })
  },
}

function transactionOf(
  company: Company,
  { line, customerId, debit, credit, cells }: OpeningBalance,
  { importId, date, actorId }: OpeningFacts,
): BookableTransaction | Refusal {
  const { class: name = '', expires = '' } = cells
  const origin = Object.hasOwn(origins, name) ? origins[name as LotOrigin] : undefined
  if (customerId === null) return refuse('opening_customer_missing', 'Say whose wallet this is.')
  if (origin === undefined)
    return refuse(
      'opening_class_unknown',
      `'${name}' is no class of credit. Give one of ${Object.keys(origins).join(', ')}.`,
    )
  if (debit > 0n) return refuse('opening_not_credit', 'What a customer has in a wallet is a credit.')
  if (expires !== '' && !dateInput.safeParse(expires).success)
    return refuse('opening_expiry_unreadable', `${expires} is no day. Write it as 2026-12-31.`)
  return {
    request: {
      move: 'credit',
      transactionId: newId(),
      procedure: 'wallet.take-over',
      // The file has its own key; a line of it has none.
      idempotencyKey: newId(),
      requestHash: requestHash({ importId, line }),
      kind: 'opening',
      // Once for each customer, class and expiry: what is there twice is refused by the ledger, too.
      source: ['opening', customerId, origin, expires].filter(Boolean).join(':'),
      note: null,
      actorId,
      occurredAt: new Date(),
      accountingDate: date,
      counterpart: 'opening',
      customerId,
      currency: company.currency,
      amount: credit,
      origin,
      expiresAt: expires === '' ? null : endOfDay(company.timeZone, expires),
    },
    against: { role: 'migration_equity' },
    reference: 'Opening balance',
    source: `opening:${importId}`,
  }
}

function refuse(code: string, message: string): Refusal {
  return new Refusal({ kind: 'invalid', code, message })
}
