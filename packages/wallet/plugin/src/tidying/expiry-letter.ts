import { formatMoney, money } from '@platform/money'
import { type Company, dayIn, type Mail } from '@platform/plugin-api'

/** Credit that a letter speaks of, in minor units. */
export interface LetterCredit {
  readonly amount: bigint
  readonly expiresAt: Date
}

interface Words {
  readonly subject: (amount: string, company: string) => string
  readonly greeting: (name: string) => string
  readonly intro: (company: string) => string
  readonly line: (amount: string, day: string) => string
  readonly farewell: string
}

const english: Words = {
  subject: (amount, company) => `${amount} of your credit at ${company} expires soon`,
  greeting: (name) => `Dear ${name},`,
  intro: (company) => `some of the credit in your wallet at ${company} can only be spent for a while:`,
  line: (amount, day) => `  ${amount} until ${day}`,
  farewell: 'Kind regards,',
}

const arabic: Words = {
  subject: (amount, company) => `${amount} من رصيدك لدى ${company} تنتهي صلاحيته قريبًا`,
  greeting: (name) => `عزيزنا ${name}،`,
  intro: (company) => `جزء من الرصيد في محفظتك لدى ${company} لا يمكن إنفاقه إلا لفترة:`,
  line: (amount, day) => `  ${amount} حتى ${day}`,
  farewell: 'مع أطيب التحيات،',
}

/** What a customer is told before credit expires, in the language of the company's documents. */
export function expiryLetter(
  company: Company,
  name: string,
  { currency, credits }: { readonly currency: string; readonly credits: readonly LetterCredit[] },
): Pick<Mail, 'subject' | 'text'> {
  const { locale, timeZone } = company
  const words = locale.startsWith('ar') ? arabic : english
  const show = (amount: bigint) => formatMoney(money(amount, currency), locale)
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const total = credits.reduce((sum, { amount }) => sum + amount, 0n)
  // What expires at the first instant of a day can be spent on the day before.
  const lastDay = (expiresAt: Date) =>
    days.format(new Date(`${dayIn(timeZone, new Date(expiresAt.getTime() - 1))}T00:00:00Z`))
  const lines = credits.map(({ amount, expiresAt }) => words.line(show(amount), lastDay(expiresAt)))
  return {
    subject: words.subject(show(total), company.name),
    text: [
      words.greeting(name),
      '',
      words.intro(company.name),
      '',
      ...lines,
      '',
      words.farewell,
      company.name,
      '',
    ].join('\n'),
  }
}
