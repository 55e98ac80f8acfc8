import { router } from '@platform/plugin-api'
import { invoicesRouter, ordersRouter, rechargesRouter } from './orders/router.ts'
import { methodsRouter, registersRouter, settingsRouter, terminalsRouter } from './registers/router.ts'
import { cashRouter, sessionsRouter } from './sessions/router.ts'
import { cardRouter, cashiersRouter, tillRouter } from './till/router.ts'

export const pointOfSaleRouter = router({
  till: tillRouter,
  sessions: sessionsRouter,
  cash: cashRouter,
  orders: ordersRouter,
  recharges: rechargesRouter,
  invoices: invoicesRouter,
  cashiers: cashiersRouter,
  card: cardRouter,
  registers: registersRouter,
  methods: methodsRouter,
  terminals: terminalsRouter,
  settings: settingsRouter,
})

export type PointOfSaleRouter = typeof pointOfSaleRouter
