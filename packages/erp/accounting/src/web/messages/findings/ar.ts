import type { MessageTable } from '@platform/plugin-api/web'

/** What the checks of the books say, by their English sentences. */
export const ar: MessageTable = {
  // Where.
  'journal entry {{entry}}': 'قيد اليومية {{entry}}',
  'journal entry {{entry}} line {{line}}': 'قيد اليومية {{entry}}، البند {{line}}',
  'trial balance': 'ميزان المراجعة',
  '{{series}}/{{year}}': '{{series}}/{{year}}',
  'matching {{matching}}': 'المطابقة {{matching}}',
  'receivable of nobody': 'ذمم بلا عميل',
  'receivable of customer {{customer}}': 'ذمم العميل {{customer}}',
  'invoice {{invoice}}': 'الفاتورة {{invoice}}',
  'payment {{payment}}': 'الدفعة {{payment}}',
  'write-off {{writeOff}}': 'الفرق المشطوب {{writeOff}}',

  // Of journal entries and their numbers.
  'has too few items: {{items, figure}}': 'بنوده أقل مما يلزم: {{items, figure}}',
  'debit {{debit, money}}, credit {{credit, money}}': 'المدين {{debit, money}} والدائن {{credit, money}}',
  'has {{items, figure}} items, and the last line is {{line}}':
    'عدد بنوده {{items, figure}}، وآخر بند هو {{line}}',
  'is dated otherwise than its items': 'تاريخه غير تاريخ بنوده',
  'lies on no account of the company': 'ليس على حساب من حسابات الشركة',
  'lies in no journal of the company': 'ليس في يومية من يوميات الشركة',
  'is out by {{amount, money}}': 'مختلّ بمقدار {{amount, money}}',
  '{{numbers, figure}} numbers up to {{last}}': 'عدد الأرقام {{numbers, figure}} حتى الرقم {{last}}',
  'the counter is not there, the last number is {{last}}': 'العدّاد غير موجود، وآخر رقم هو {{last}}',
  'the counter stands at {{counter}}, the last number is {{last}}':
    'العدّاد عند {{counter}}، وآخر رقم هو {{last}}',
  'is dated {{day, day}} and has no number': 'تاريخه {{day, day}} وليس له رقم',

  // Of open items and matchings.
  'has no open item': 'ليس له بند مفتوح',
  'is an open item without a journal item on a matchable account':
    'بند مفتوح بلا بند يومية على حساب قابل للمطابقة',
  'amount {{amount, money}}, as an open item {{open, money}}':
    'مبلغه {{amount, money}}، وكبند مفتوح {{open, money}}',
  'is an open item of another account, customer or date': 'بند مفتوح لحساب أو عميل أو تاريخ آخر',
  'is open by {{residual, money}}, and {{matched, money}} of {{amount, money}} is matched':
    'بقي مفتوحًا {{residual, money}}، وطوبق {{matched, money}} من أصل {{amount, money}}',
  'is open by {{residual, money}}, and {{matched, money}} of {{amount, money}} is matched, in {{currency}}':
    'بقي مفتوحًا {{residual, money}}، وطوبق {{matched, money}} من أصل {{amount, money}}، بعملة {{currency}}',
  'does not pair a debit with a credit': 'لا تجمع مدينًا ودائنًا',
  'pairs two accounts': 'تجمع حسابين',
  'pairs two customers': 'تجمع عميلين',
  'ended before it began': 'انتهت قبل أن تبدأ',
  'the general ledger says {{ledger, money}}, the open items {{open, money}}':
    'في دفتر الأستاذ {{ledger, money}}، وفي البنود المفتوحة {{open, money}}',

  // Of documents.
  'says net {{net, money}} and tax {{tax, money}}, its lines {{linesNet, money}} and {{linesTax, money}}':
    'صافيها {{net, money}} وضريبتها {{tax, money}}، وسطورها تقول {{linesNet, money}} و{{linesTax, money}}',
  'has no journal entry': 'بلا قيد يومية',
  'is booked as {{source}}': 'مقيَّد على أنه {{source}}',
  'is of {{day, day}}, and booked on {{bookedOn, day}}':
    'التاريخ {{day, day}}، وتاريخ القيد {{bookedOn, day}}',
  'is booked without a number': 'مقيَّد بلا رقم',
  'is booked as number {{number}}': 'مقيَّد بالرقم {{number}}',
  'is booked for another customer': 'مقيَّد لعميل آخر',
  'is in {{invoiceCurrency}}, and booked in {{bookedCurrency}}':
    'العملة {{invoiceCurrency}}، وعملة القيد {{bookedCurrency}}',
  'is over {{amount, money}}, and booked with {{booked, money}}':
    'المبلغ {{amount, money}}، والمقيَّد {{booked, money}}',
  'books {{source}}, which does not name it': 'يقيّد {{source}} الذي لا يسمّيه',
  'has a credit note of another customer or currency': 'لها إشعار دائن لعميل آخر أو بعملة أخرى',
  'is over {{amount, money}}, and credited with {{credited, money}}':
    'المبلغ {{amount, money}}، ومجموع إشعاراتها الدائنة {{credited, money}}',
  'has a line of which more is credited than it is': 'فيها سطر تجاوزته إشعاراته الدائنة',
  'is booked in another journal': 'مقيَّدة في يومية أخرى',
  'is cancelled, and its entry is not reversed': 'ملغاة، وقيدها لم يُعكس',
  'came back with another amount': 'عادت بمبلغ آخر',
  'was taken back in its matching or its entry alone': 'تُراجع عنه في مطابقته وحدها أو في قيده وحده',
  'was taken back by an entry that does not reverse it': 'تُراجع عنه بقيد لا يعكسه',
}
