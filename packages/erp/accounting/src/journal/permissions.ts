import { definePermissions } from '@platform/plugin-api'

export const journalPermissions = definePermissions('accounting', {
  readBooks: { title: 'See accounts, journals and reports', roles: ['owner', 'accountant', 'auditor'] },
  postEntries: { title: 'Post and reverse journal entries', roles: ['owner', 'accountant'] },
  changeChart: { title: 'Change accounts and journals', roles: ['owner', 'accountant'] },
  openBalances: { title: 'Take over opening balances', roles: ['owner', 'accountant'] },
  changeSettings: { title: 'Change the settings of accounting', roles: ['owner'] },
  setLockDate: { title: 'Lock a period', roles: ['owner', 'accountant'] },
  reopenPeriod: { title: 'Open a locked period again', roles: ['owner'] },
})
