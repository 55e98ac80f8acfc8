import { definePermissions } from '@platform/plugin-api'

export const documentPermissions = definePermissions('accounting', {
  readDocuments: {
    title: 'See invoices, credit notes and payments',
    roles: ['owner', 'accountant', 'auditor'],
  },
  editInvoices: { title: 'Write drafts of invoices and credit notes', roles: ['owner', 'accountant'] },
  confirmInvoices: { title: 'Confirm invoices and credit notes', roles: ['owner', 'accountant'] },
  editPayments: { title: 'Write drafts of payments', roles: ['owner', 'accountant'] },
  confirmPayments: { title: 'Confirm and register payments', roles: ['owner', 'accountant'] },
  writeOff: { title: 'Write off small differences', roles: ['owner', 'accountant'] },
  cancelPayments: { title: 'Cancel payments that came back', roles: ['owner', 'accountant'] },
})
