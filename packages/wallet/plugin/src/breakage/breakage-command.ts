import { parseArgs } from 'node:util'
import { formatMoney, money } from '@platform/money'
import { defineCommand, Refusal } from '@platform/plugin-api'
import { accrueCompanies } from './accrue-companies.ts'

/** `erp wallet accrue-breakage`: what the job does for the last month, now, or for another month. */
export const breakageCommand = defineCommand({
  id: 'wallet accrue-breakage',
  summary:
    'Bring the credit that is expected never to be used up to date for a month, with its journal entry.',
  usage: '[--month YYYY-MM] [--company ID]',
  async run({ database, print, signal }, args) {
    const { company, month } = parseArgs({
      args: [...args],
      options: { company: { type: 'string' }, month: { type: 'string' } },
    }).values
    if (company !== undefined && !/^\d{1,9}$/.test(company))
      throw misused(`'${company}' is no company's number.`)
    if (month !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
      throw misused(`'${month}' is no month. Give one such as 2026-10.`)
    let count = 0
    const wanted = {
      ...(company === undefined ? {} : { companyId: Number(company) }),
      ...(month === undefined ? {} : { month }),
    }
    for await (const { company, accrued } of accrueCompanies(database, { ...wanted, signal })) {
      count++
      const amount = formatMoney(money(accrued.amount, company.currency), company.locale)
      const done = accrued.again ? 'was done before' : 'done'
      print(`${company.name} (company ${company.id}): ${accrued.month} ${done}, ${amount} recognised`)
    }
    if (count > 0) return 0
    print('There is no such company.')
    return 1
  },
})

function misused(message: string): Refusal {
  return new Refusal({ kind: 'invalid', code: 'usage', message })
}
