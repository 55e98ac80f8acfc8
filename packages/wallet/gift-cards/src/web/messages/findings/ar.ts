import type { MessageTable } from '@platform/plugin-api/web'

/** What the checks of gift cards say, by their English sentences. */
export const ar: MessageTable = {
  'gift cards, journal entry {{entry}} on {{day, day}}':
    'بطاقات الهدايا، قيد اليومية {{entry}} بتاريخ {{day, day}}',
  'gift card {{card}} on {{day, day}}': 'بطاقة الهدايا {{card}} بتاريخ {{day, day}}',
  'the books have nothing, the card has {{card, money}}': 'ليس في الدفاتر شيء، وللبطاقة {{card, money}}',
  'the books have {{books, money}}, and no card has': 'في الدفاتر {{books, money}}، وليس لأي بطاقة',
  'the books have {{books, money}}, the card has {{card, money}}':
    'في الدفاتر {{books, money}}، وللبطاقة {{card, money}}',
  'gift card {{card}}': 'بطاقة الهدايا {{card}}',
  'it stands as {{state}}, and has ended as {{how}}': 'حالتها {{state}}، وقد انتهت {{how}}',
  '{{card, money}} were redeemed, the wallet has {{wallet, money}}':
    'استُبدل {{card, money}}، وفي المحفظة {{wallet, money}}',
}
