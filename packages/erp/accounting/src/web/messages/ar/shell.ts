import type { Translation } from '@platform/plugin-api/web'
import type { shellEn } from '../en/shell.ts'

export const shellAr: Translation<typeof shellEn> = {
  'app.label': 'المحاسبة',
  'app.hint': 'الفواتير والمدفوعات والدفاتر',
  'nav.customers': 'العملاء',
  'nav.books': 'الدفاتر',
  'nav.configuration': 'الإعداد',
  'nav.payments': 'المدفوعات',
  'nav.invoices': 'الفواتير',
  'nav.creditNotes': 'الإشعارات الدائنة',
  'nav.entries': 'قيود اليومية',
  'nav.ledger': 'دفتر الأستاذ العام',
  'nav.trialBalance': 'ميزان المراجعة',
  'nav.accounts': 'دليل الحسابات',
  'nav.accountRoles': 'الحسابات الافتراضية',
  'nav.journals': 'دفاتر اليومية',
  'nav.lockDate': 'تاريخ الإقفال',
  'action.newInvoice': 'فاتورة جديدة',
  'action.newCreditNote': 'إشعار دائن جديد',
  'action.receivePayment': 'استلام دفعة',
  'action.sendPayment': 'إرسال دفعة',
  'action.postEntry': 'ترحيل قيد يومية',
  'source.invoice': 'فاتورة أو إشعار دائن',
  'source.payment': 'دفعة',
}
