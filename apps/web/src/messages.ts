import { defineMessages } from '@platform/plugin-api/web'
import { en } from './messages/en.ts'

/** The shell's own words, said around every page. */
export const messages = defineMessages('shell', {
  always: { en, ar: () => import('./messages/ar.ts').then((module) => module.ar) },
})
