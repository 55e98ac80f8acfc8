import { type Database, transaction } from '@platform/database'
import { formatMoney, fromWire, toWire } from '@platform/money'
import { type PaperLanguage, paperLocale } from '@platform/paper'
import { type Company, companyExtensions, dayIn, Refusal } from '@platform/plugin-api'
import { customerCredits } from '../reports/customer-credits.ts'
import { readCustomerLedger } from '../reports/receivables-ledger.ts'
import { findParties } from './find-parties.ts'
import { type PaperWriter, paperWriter } from './paper-writer.ts'
import type { MadePaper } from './papers-handler.ts'

const MOST_ROWS = 500

type Ledger = Awaited<ReturnType<typeof readCustomerLedger>>

/**
 * What a customer was charged and credited in a period, what is left to pay, and the credit that other plugins keep for
 * them. Throws a refusal: `unknown_customer`, and `statement_too_long` beyond 500 movements.
 */
export async function statementPaper(
  database: Database,
  company: Company,
  asked: {
    readonly id: string
    readonly language: PaperLanguage
    readonly from: string | undefined
    readonly to: string | undefined
  },
): Promise<MadePaper> {
  const { id: customerId, language, from } = asked
  const to = asked.to ?? dayIn(company.timeZone)
  const { ledger, credits } = await transaction(database, async (tx) => {
    const read = await readCustomerLedger(tx, company, {
      customerId,
      ...(from === undefined ? {} : { from }),
      to,
      page: 1,
      pageSize: MOST_ROWS,
    })
    const keepers = await companyExtensions(tx, customerCredits, company.id)
    const kept = await Promise.all(
      keepers.on.map(async ({ title, balances }) => ({
        title: title[language],
        amount: (await balances(tx, company, { customerIds: [customerId], asOf: to })).get(customerId) ?? 0n,
      })),
    )
    return { ledger: read, credits: kept.filter(({ amount }) => amount !== 0n) }
  })
  if (ledger.total > MOST_ROWS) throw tooLong(ledger.total)
  const writer = paperWriter(company, language)
  const { words, money, day } = writer
  const locale = paperLocale(language, company.locale)
  const plain = (amount: bigint) => formatMoney({ amount, currency: company.currency }, locale)
  const net = fromWire(ledger.closing).amount - credits.reduce((sum, { amount }) => sum + amount, 0n)
  const { sender, addressee } = await findParties(database, company, { customerId, language })
  return {
    fileName: `${words.statement} ${ledger.customer.name} ${to}`,
    paper: {
      language,
      letterhead: company.name,
      sender,
      title: words.statement,
      parties: [{ label: words.statementFor, lines: addressee }],
      facts: [
        ...(from === undefined ? [] : [{ label: words.from, value: day(from) }]),
        { label: words.to, value: day(to) },
      ],
      tables: [movementsOf(ledger, writer)],
      totals: [
        { label: words.charged, value: money(ledger.debit) },
        { label: words.credited, value: money(ledger.credit) },
        { label: words.closing, value: money(ledger.closing), strong: true },
        ...credits.map(({ title, amount }) => ({ label: title, value: plain(amount) })),
        ...(credits.length === 0
          ? []
          : [
              {
                label: net >= 0n ? words.toPay : words.yourCredit,
                value: money(toWire({ amount: net >= 0n ? net : -net, currency: company.currency })),
                strong: true,
              },
            ]),
      ],
      pageText: words.page,
    },
  }
}

function movementsOf(ledger: Ledger, { words, money, day }: PaperWriter) {
  const end = { align: 'end', share: 1.5 } as const
  const side = (wire: Ledger['opening']) => (wire.amount === '0' ? '' : money(wire))
  const nameOf = (source: string) =>
    ({ invoice: words.invoice, payment: words.payment, 'write-off': words.writeOff })[
      source.split(':')[0] ?? ''
    ] ?? ''
  return {
    columns: [
      { header: words.date, share: 1.8 },
      { header: words.document, share: 3 },
      { header: words.dueDate, share: 1.8 },
      { ...end, header: words.charged },
      { ...end, header: words.credited },
      { ...end, header: words.balance },
    ],
    rows: [
      ['', words.opening, '', '', '', money(ledger.opening)],
      ...ledger.rows.map((row) => [
        day(row.date),
        // A credit note is told by its side; what nobody here can name says what it refers to.
        [
          row.source.startsWith('invoice:') && row.credit.amount !== '0'
            ? words.creditNote
            : nameOf(row.source),
          row.number ?? row.reference,
        ]
          .filter(Boolean)
          .join(' '),
        row.dueDate === null ? '' : day(row.dueDate),
        side(row.debit),
        side(row.credit),
        money(row.balance),
      ]),
    ],
  }
}

function tooLong(movements: number): Refusal {
  return new Refusal({
    kind: 'invalid',
    code: 'statement_too_long',
    message: `This statement would have ${movements} movements. Choose a shorter period.`,
    facts: { movements },
  })
}
