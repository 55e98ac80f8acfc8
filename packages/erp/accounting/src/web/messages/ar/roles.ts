import type { Translation } from '@platform/plugin-api/web'
import type { rolesEn } from '../en/roles.ts'

export const rolesAr: Translation<typeof rolesEn> = {
  'accountRole.cash': 'النقد',
  'accountRole.bank': 'البنك',
  'accountRole.outstanding_receipts': 'مقبوض ولم يظهر بعد في كشف البنك',
  'accountRole.outstanding_payments': 'مدفوع ولم يظهر بعد في كشف البنك',
  'accountRole.card_settlement': 'بطاقات مقبولة لم يسددها المحصّل بعد',
  'accountRole.pos_clearing': 'مبيعات نقطة البيع في طريقها إلى النقد والبطاقة والمحفظة',
  'accountRole.receivable': 'ما يدين به العملاء على الفواتير',
  'accountRole.tax_payable': 'ضريبة المبيعات',
  'accountRole.migration_equity': 'الطرف المقابل للأرصدة الافتتاحية',
  'accountRole.sales': 'المبيعات',
  'accountRole.sales_returns': 'مردودات المبيعات',
  'accountRole.bank_charges': 'عمولات بنكية',
  'accountRole.write_off': 'فروق صغيرة مشطوبة',
  'accountRole.cash_differences': 'ما يزيد أو ينقص عند جرد الصندوق',
  'accountRole.cash_rounding': 'تقريب النقد',
  'accountRole.exchange_difference': 'أرباح وخسائر أسعار الصرف',
  'journalRole.sales': 'هو دفتر المبيعات',
  'journalRole.bank': 'هو دفتر البنك',
  'journalRole.cash': 'هو دفتر النقد',
  'journalRole.general': 'هو الدفتر العام',
}
