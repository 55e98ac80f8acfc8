import { defineMessages } from '@platform/plugin-api/web'
import { en } from './messages/en.ts'

/** The design system's own words. */
export const uiMessages = defineMessages('ui', { en, ar: () => import('./messages/ar.ts').then((m) => m.ar) })
