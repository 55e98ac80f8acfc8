import { parseArgs } from 'node:util'
import { defineCommand, Refusal } from '@platform/plugin-api'
import { sealCompanies } from './seal-companies.ts'

/** `erp wallet seal`: what the job does every night, now. */
export const sealCommand = defineCommand({
  id: 'wallet seal',
  summary:
    'Seal the wallets as they are now: what is sealed cannot be rewritten unseen. Keep what it prints.',
  usage: '[--company ID]',
  async run({ database, print, signal }, args) {
    const { company } = parseArgs({ args: [...args], options: { company: { type: 'string' } } }).values
    if (company !== undefined && !/^\d{1,9}$/.test(company))
      throw new Refusal({ kind: 'invalid', code: 'usage', message: `'${company}' is no company's number.` })
    const wanted = company === undefined ? {} : { companyId: Number(company) }
    let count = 0
    for await (const { company, sealed } of sealCompanies(database, { ...wanted, again: true, signal })) {
      count++
      const figure = (amount: bigint) => amount.toLocaleString('en')
      print(
        `${company.name} (company ${company.id}): seal ${sealed.number} of ${sealed.day}, ${figure(sealed.wallets)} wallets, ` +
          `${figure(sealed.entries)} entries, ${figure(sealed.changed)} wallets moved since the one before`,
      )
      print(`  ${sealed.digest.toString('hex')}`)
    }
    if (count > 0) return 0
    print('There is no such company.')
    return 1
  },
})
