import { statement, transaction } from '@platform/database'
import { afterCommit, listCompanies, sendMails } from '@platform/plugin-api'
import { discrepanciesFound } from '../events.ts'

const findOwners = statement<{ id: string; name: string; email: string }>(
  'wallet-reconciliation.find-owners',
  `select id, name, email from identity.user_view where company_id = $1 and role = 'owner' and is_active`,
)

interface Words {
  readonly subject: (company: string) => string
  readonly text: (name: string, count: string) => string
}

const english: Words = {
  subject: (company) => `${company}: wallets and books differ`,
  text: (name, count) =>
    [
      `Dear ${name},`,
      '',
      `the reconciliation of the wallets with the books has found what does not agree: ${count}.`,
      'Open E-Wallet > Reconciliation to see each, and what may be repaired.',
      '',
    ].join('\n'),
}

const arabic: Words = {
  subject: (company) => `${company}: المحافظ والدفاتر لا تتفق`,
  text: (name, count) =>
    [
      `عزيزنا ${name}،`,
      '',
      `وجدت مطابقة المحافظ مع الدفاتر ما لا يتفق: ${count}.`,
      'افتح المحفظة الإلكترونية > المطابقة لرؤية كل منها وما يمكن إصلاحه.',
      '',
    ].join('\n'),
}

/** Writes to the owners of a company when a reconciliation did not come out even: once a run and owner. */
export const tellOwners = afterCommit(
  discrepanciesFound,
  'wallet-reconciliation.tell-owners',
  async ({ database, companyId }, runs) => {
    const company = (await listCompanies(database)).find(({ id }) => id === companyId)
    if (!company) return
    const words = company.locale.startsWith('ar') ? arabic : english
    await transaction(database, async (tx) => {
      const owners = await tx.query(findOwners, [companyId])
      const mails = runs.flatMap(({ runId, discrepancies }) =>
        owners.map(({ id, name, email }) => ({
          key: `wallet-reconciliation.discrepancies:${runId}:${id}`,
          to: { name, email },
          subject: words.subject(company.name),
          text: words.text(name, discrepancies.toLocaleString(company.locale)),
        })),
      )
      await sendMails(tx, companyId, mails)
    })
  },
)
