import type { MessageTable } from '@platform/plugin-api/web'

/** What the checks of the points say, by their English sentences. */
export const ar: MessageTable = {
  'loyalty points of customer {{customer}}': 'نقاط ولاء العميل {{customer}}',
  '{{shown, figure}} points are shown, the movements come to {{moved, figure}}':
    'النقاط المعروضة {{shown, figure}}، ومجموع الحركات {{moved, figure}}',
}
