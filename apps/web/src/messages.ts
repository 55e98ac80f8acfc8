import { defineMessages } from '@platform/plugin-api/web'
import { en } from './messages/en.ts'

/** The shell's own words. */
export const messages = defineMessages('shell', {
  en,
  ar: () => import('./messages/ar.ts').then((m) => m.ar),
})
