import { parseArgs } from 'node:util'
import { formatMoney, money } from '@platform/money'
import { defineCommand, Refusal } from '@platform/plugin-api'
import { tidyCompanies } from './tidy-companies.ts'

/** `erp wallet tidy`: what the job does every ten minutes, now. */
export const tidyCommand = defineCommand({
  id: 'wallet tidy',
  summary: 'Give up holds and let credit lapse that has expired, and remind of what expires soon.',
  usage: '[--company ID]',
  async run({ database, print, signal }, args) {
    const { company } = parseArgs({ args: [...args], options: { company: { type: 'string' } } }).values
    if (company !== undefined && !/^\d{1,9}$/.test(company))
      throw new Refusal({ kind: 'invalid', code: 'usage', message: `'${company}' is no company's number.` })
    const wanted = company === undefined ? {} : { companyId: Number(company) }
    let count = 0
    for await (const { company, tidied } of tidyCompanies(database, { ...wanted, signal })) {
      count++
      const lapsed = formatMoney(money(tidied.lapsed, company.currency), company.locale)
      print(
        `${company.name} (company ${company.id}): ${tidied.holdsReleased} holds given up, ${lapsed} lapsed in ` +
          `${tidied.walletsLapsed} wallets, ${tidied.reminders} reminders`,
      )
    }
    if (count > 0) return 0
    print('There is no such company.')
    return 1
  },
})
