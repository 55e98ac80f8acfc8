import { useRouter } from '@tanstack/react-router'
import { type ReactNode, type SyntheticEvent, useEffect, useState } from 'react'
import { useUiMessages } from '../language/use-messages.ts'
import { useConfirm } from './confirm.tsx'
import classes from './feedback.module.css'

/** What sends a form, as a mutation tells it. */
export type Saving = { readonly isPending: boolean; readonly isSuccess: boolean }

/** From which page of the program to which, as the router tells it. */
type Leaving = {
  readonly currentLocation: { readonly pathname: string }
  readonly nextLocation: { readonly pathname: string }
}

/** What enters a value and is no field of the browser's: an option of a list, a day of a calendar, a line taken out. */
const entering = '[role="option"], .mantine-DatePicker-day, [data-enters]'

// A form may stand within another, also by React alone: what is entered there is not lost with the outer one.
const noted = new WeakSet<Event>()

/**
 * A form whose content is not lost by mistake: from the first thing entered until it is sent, the browser asks before
 * the page is closed or loaded anew, and we do before another page is opened.
 */
export function UnsavedChanges({ saving, children }: { saving: Saving; children: ReactNode }): ReactNode {
  const t = useUiMessages()
  const ask = useConfirm()
  const { history } = useRouter()
  const { isPending, isSuccess } = saving
  const [isTouched, setTouched] = useState(false)
  const isUnsaved = isTouched && !isPending
  useEffect(() => {
    if (isSuccess) setTouched(false)
  }, [isSuccess])
  useEffect(() => {
    if (!isUnsaved) return undefined
    return history.block({
      enableBeforeUnload: true,
      // Another filter or page of a list is still this page.
      blockerFn: async ({ currentLocation, nextLocation }: Leaving) =>
        currentLocation.pathname !== nextLocation.pathname &&
        !(await ask({
          title: t('unsaved.title'),
          body: t('unsaved.body'),
          confirmLabel: t('unsaved.leave'),
          dismissLabel: t('unsaved.stay'),
          danger: true,
        })),
    })
  }, [isUnsaved, history, ask, t])
  function touch({ nativeEvent }: SyntheticEvent) {
    if (noted.has(nativeEvent)) return
    noted.add(nativeEvent)
    setTouched(true)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the fields within, and is nothing to act on itself.
    // biome-ignore lint/a11y/useKeyWithClickEvents: options that are chosen by keys are clicked by their list.
    <div
      className={classes['listening']}
      onChange={touch}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest(entering)) touch(event)
      }}
    >
      {children}
    </div>
  )
}
