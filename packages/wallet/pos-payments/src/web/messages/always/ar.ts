import type { Translation } from '@platform/plugin-api/web'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  'nav.walletDetails': 'تفاصيل المحافظ',
  'method.wallet': 'المحفظة',
  'method.payLater': 'الدفع لاحقًا',
  'till.recharge': 'شحن المحفظة',
  'till.rechargeOf': 'شحن محفظة {{name}}',
  'till.rechargeMissing': 'اشحن المبلغ الناقص {{missing}}',
  'till.payTheRest': 'ادفع {{available}} من المحفظة والباقي بطريقة أخرى',
  'till.keepChange': 'احفظ {{change}} في المحفظة',
  'till.changeKept': '{{change}} تذهب إلى المحفظة',
  'till.newBalance': 'رصيد المحفظة',
  'proof.pin': 'الرقم السري للعميل',
  'proof.pinHint': 'دع العميل يكتب الرقم السري لمحفظته.',
  'proof.code': 'رمز العميل',
  'proof.codeHint': 'امسح الرمز الذي تعرضه صفحة العميل.',
  'plugin.name': 'المحفظة عند نقطة البيع',
}
