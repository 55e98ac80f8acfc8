import { defineMessages } from '@platform/plugin-api/web'
import { en } from './messages/en.ts'

/** The design system's own words, said everywhere. */
export const uiMessages = defineMessages('ui', {
  always: { en, ar: () => import('./messages/ar.ts').then((module) => module.ar) },
})
