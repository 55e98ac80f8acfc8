import { formatDecimal, formatMoney, fromWire, type MoneyWire } from '@platform/money'
import { type PaperLanguage, type Receipt as PaperReceipt, paperLocale } from '@platform/paper'
import type { Company } from '@platform/plugin-api'
import type { Receipt } from '../answers.ts'
import { receiptWords } from './receipt-words.ts'

/** The strip of paper of a receipt. `titles` are those of payment methods, in the language of the paper. */
export function receiptPaper(
  company: Company,
  receipt: Receipt,
  { language, titles }: { readonly language: PaperLanguage; readonly titles: ReadonlyMap<string, string> },
): PaperReceipt {
  const say = receiptWords(language)
  const locale = paperLocale(language, company.locale)
  const money = (wire: MoneyWire) => formatMoney(fromWire(wire), locale)
  const titleOf = (methodId: string) => titles.get(methodId) ?? methodId
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: company.timeZone,
  })
  const { register, invoice, of, customer, cashier } = receipt
  return {
    language,
    letterhead: receipt.company.name,
    title: say(receipt.kind),
    heading: [
      ...(register.header === '' ? [] : register.header.split('\n')),
      receipt.number,
      moment.format(new Date(receipt.at)),
      ...(cashier.name === '' ? [] : [say('cashier', { name: cashier.name })]),
      ...(customer ? [say('customer', { name: customer.name })] : []),
      ...(of ? [say('of', { number: of.number })] : []),
      ...(invoice
        ? [say(receipt.kind === 'refund' ? 'creditNote' : 'invoice', { number: invoice.number })]
        : []),
    ],
    lines: linesOf(receipt, { language, locale, money, titleOf }),
    totals: [
      ...(receipt.taxes.length === 0 ? [] : [{ label: say('net'), value: money(receipt.net) }]),
      ...receipt.taxes.map(({ name, tax }) => ({ label: name, value: money(tax) })),
      { label: say('total'), value: money(receipt.total), strong: true },
      ...(isZero(receipt.rounding) ? [] : [{ label: say('rounding'), value: money(receipt.rounding) }]),
    ],
    payments: [
      ...receipt.tenders.flatMap(({ methodId, amount, received, authorisation }) => [
        {
          label: titleOf(methodId),
          value: money(amount),
          ...(authorisation === null ? {} : { detail: authorisation }),
        },
        ...(received && received.amount !== amount.amount
          ? [{ label: say('received'), value: money(received) }]
          : []),
      ]),
      ...(isZero(receipt.change) ? [] : [{ label: say('change'), value: money(receipt.change) }]),
      ...balancesOf(receipt).map(([methodId, balance]) => ({
        label: say('balance', { method: titleOf(methodId) }),
        value: money(balance),
      })),
    ],
    closing: [
      ...(receipt.lines.length > 0 && receipt.pricesIncludeTax && receipt.taxes.length > 0
        ? [say('taxIncluded')]
        : []),
      ...(receipt.note === null ? [] : [receipt.note]),
      ...(register.footer === '' ? [] : register.footer.split('\n')),
    ],
  }
}

function linesOf(
  receipt: Receipt,
  {
    language,
    locale,
    money,
    titleOf,
  }: {
    readonly language: PaperLanguage
    readonly locale: string
    readonly money: (wire: MoneyWire) => string
    readonly titleOf: (methodId: string) => string
  },
): PaperReceipt['lines'] {
  const say = receiptWords(language)
  const quantity = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const kept = receipt.recharge
  const change = receipt.keptChange
  return [
    ...receipt.lines.map((line) => ({
      label: line.description,
      detail: [
        `${quantity.format(formatDecimal(BigInt(line.quantity), 3) as Intl.StringNumericLiteral)} × ${money(line.unitPrice)}`,
        ...(line.discount === 0 ? [] : [say('discount', { share: percent.format(line.discount / 10_000) })]),
        ...(line.note === null ? [] : [line.note]),
      ].join(', '),
      value: money(receipt.pricesIncludeTax ? line.total : line.net),
    })),
    ...(kept
      ? [
          {
            label: say(receipt.kind === 'recharge' ? 'kept' : 'takenBack', {
              method: titleOf(kept.methodId),
            }),
            value: money(kept.amount),
          },
        ]
      : []),
    ...(change
      ? [{ label: say('kept', { method: titleOf(change.methodId) }), value: money(change.amount) }]
      : []),
    ...receipt.settled.map(({ number, amount, residual }) => ({
      label: say('invoice', { number }),
      value: money(amount),
      ...(isZero(residual) ? {} : { detail: say('due', { amount: money(residual) }) }),
    })),
  ]
}

/** What customers have with a method since, the latest of each. */
function balancesOf({ tenders, recharge, keptChange }: Receipt): [string, MoneyWire][] {
  const balances = new Map<string, MoneyWire>()
  for (const { methodId, balanceAfter } of tenders) if (balanceAfter) balances.set(methodId, balanceAfter)
  for (const kept of [recharge, keptChange]) if (kept) balances.set(kept.methodId, kept.balanceAfter)
  return [...balances]
}

function isZero({ amount }: MoneyWire): boolean {
  return amount === '0'
}
