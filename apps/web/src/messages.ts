import { defineMessages } from '@platform/plugin-api/web'
import { en } from './messages/always/en.ts'

/** The shell's own words, most of them said around every page. */
export const messages = defineMessages('shell', {
  always: { en, ar: () => import('./messages/always/ar.ts').then((module) => module.ar) },
  pages: {
    en: () => import('./messages/en.ts').then((module) => module.en),
    ar: () => import('./messages/ar.ts').then((module) => module.ar),
  },
})
