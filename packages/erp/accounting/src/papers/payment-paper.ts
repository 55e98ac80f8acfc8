import type { Database } from '@platform/database'
import { fromWire, toWire } from '@platform/money'
import type { PaperLanguage } from '@platform/paper'
import type { Company } from '@platform/plugin-api'
import { getPayment } from '../documents/get-payment.ts'
import { findParties } from './find-parties.ts'
import { paperWriter } from './paper-writer.ts'
import type { MadePaper } from './papers-handler.ts'

/** What a customer gets for a payment: how much, when, and what it settled. Throws a refusal: `unknown_payment`. */
export async function paymentPaper(
  database: Database,
  company: Company,
  { id, language }: { readonly id: string; readonly language: PaperLanguage },
): Promise<MadePaper> {
  const payment = await getPayment(database, company, id)
  const { words, money, day } = paperWriter(company, language)
  const received = payment.direction === 'receive'
  const customerId = payment.customer.id
  const settled = payment.settled.filter(({ undoneOn }) => undoneOn === null)
  const taken = payment.taken?.amount
  const left =
    fromWire(payment.amount).amount -
    settled.reduce((sum, { amount }) => sum + fromWire(amount).amount, 0n) -
    (taken ? fromWire(taken).amount : 0n)
  const status = { draft: words.draft, confirmed: undefined, cancelled: words.cancelled }[payment.status]
  const { sender, addressee } = await findParties(database, company, { customerId, language })
  return {
    fileName: payment.number ?? words.payment,
    paper: {
      language,
      letterhead: company.name,
      sender,
      title: [received ? words.paymentReceived : words.paymentSent, payment.number].filter(Boolean).join(' '),
      ...(status === undefined ? {} : { status }),
      parties: [
        {
          label: received ? words.receivedFrom : words.paidTo,
          lines: addressee,
        },
      ],
      facts: [
        { label: words.date, value: day(payment.date) },
        { label: words.paidBy, value: payment.journal.name },
        ...(payment.reference === '' ? [] : [{ label: words.reference, value: payment.reference }]),
      ],
      tables:
        settled.length === 0
          ? []
          : [
              {
                columns: [
                  { header: words.document, share: 4 },
                  { header: words.settled, share: 2, align: 'end' },
                ],
                rows: settled.map(({ number, amount }) => [number ?? '', money(amount)]),
              },
            ],
      totals: [
        ...(taken && received ? [{ label: words.keptAsCredit, value: money(taken) }] : []),
        ...(left > 0n && payment.status === 'confirmed'
          ? [
              {
                label: words.notAllocated,
                value: money(toWire({ amount: left, currency: company.currency })),
              },
            ]
          : []),
        { label: words.total, value: money(payment.amount), strong: true },
      ],
      pageText: words.page,
    },
  }
}
