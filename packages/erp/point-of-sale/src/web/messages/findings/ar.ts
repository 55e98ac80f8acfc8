import type { MessageTable } from '@platform/plugin-api/web'

/** What the checks of the tills say, by their English sentences. */
export const ar: MessageTable = {
  'session {{session}}': 'الجلسة {{session}}',
  'order {{receipt}}': 'الطلب {{receipt}}',
  '{{amount, money}} is left on POS clearing': 'بقي {{amount, money}} في حساب تسوية نقاط البيع',
  'its tenders pay {{paid, money}}, its total is {{total, money}}':
    'دُفع له {{paid, money}}، ومجموعه {{total, money}}',
  'its lines come to {{linesNet, money}} and {{linesTax, money}} tax, the order to {{net, money}} and {{tax, money}}':
    'مجموع سطوره {{linesNet, money}} والضريبة {{linesTax, money}}، ومجموع الطلب {{net, money}} والضريبة {{tax, money}}',
  'it settles {{settled, money}}, its total is {{total, money}}':
    'يسدّد {{settled, money}}، ومجموعه {{total, money}}',
  '{{receipts, figure}} receipts are numbered up to {{last}}':
    'عدد الإيصالات {{receipts, figure}}، وآخر رقم {{last}}',
  'booked are {{net, money}}, tax {{tax, money}} and cash {{cash, money}}; the orders come to {{soldNet, money}}, tax {{soldTax, money}} and cash {{paidCash, money}}':
    'المقيَّد {{net, money}} والضريبة {{tax, money}} والنقد {{cash, money}}؛ ومجموع الطلبات {{soldNet, money}} والضريبة {{soldTax, money}} والنقد {{paidCash, money}}',
  '{{expected, money}} was expected, {{due, money}} should have been':
    'كان المتوقع {{expected, money}}، والصواب {{due, money}}',
}
