import type { PaperLanguage } from '@platform/paper'

const en = {
  sale: 'Receipt',
  refund: 'Refund',
  recharge: 'Recharge',
  undone_recharge: 'Recharge undone',
  settlement: 'Payment received',
  cashier: 'Served by {name}',
  customer: 'Customer: {name}',
  invoice: 'Invoice {number}',
  creditNote: 'Credit note {number}',
  of: 'For {number}',
  discount: '{share} off',
  kept: 'Kept with {method}',
  takenBack: 'Taken back from {method}',
  due: '{amount} is still due',
  net: 'Net',
  rounding: 'Cash rounding',
  total: 'Total',
  received: 'Received',
  change: 'Change',
  balance: '{method} balance',
  taxIncluded: 'Prices include tax.',
} as const

const ar: Readonly<Record<keyof typeof en, string>> = {
  sale: 'إيصال',
  refund: 'استرداد',
  recharge: 'شحن رصيد',
  undone_recharge: 'إلغاء شحن',
  settlement: 'استلام دفعة',
  cashier: 'خدمكم {name}',
  customer: 'العميل: {name}',
  invoice: 'فاتورة {number}',
  creditNote: 'إشعار دائن {number}',
  of: 'عن {number}',
  discount: 'خصم {share}',
  kept: 'محفوظ في {method}',
  takenBack: 'مسترد من {method}',
  due: 'المتبقي {amount}',
  net: 'الصافي',
  rounding: 'تقريب النقد',
  total: 'الإجمالي',
  received: 'المستلم',
  change: 'الباقي',
  balance: 'رصيد {method}',
  taxIncluded: 'الأسعار شاملة الضريبة.',
}

export type ReceiptWord = keyof typeof en

const words: Readonly<Record<PaperLanguage, Readonly<Record<ReceiptWord, string>>>> = { en, ar }

/** What receipts say, with what belongs into the braces. */
export function receiptWords(language: PaperLanguage) {
  return (word: ReceiptWord, facts: Readonly<Record<string, string>> = {}): string =>
    words[language][word].replaceAll(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
}
