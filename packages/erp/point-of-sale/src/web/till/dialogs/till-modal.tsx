import { Modal } from '@mantine/core'
import { useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../../messages.ts'
import { useTill } from '../till-context.ts'
import classes from './dialogs.module.css'

/** A dialog over the till: the whole screen of a phone, a sheet elsewhere. */
export function TillModal({
  title,
  size = 'lg',
  onClose,
  children,
}: {
  title: string
  size?: 'sm' | 'md' | 'lg' | 'xl'
  onClose?: () => void
  children: ReactNode
}): ReactNode {
  const t = useMessages(messages)
  const { closeDialog, layout } = useTill()
  return (
    <Modal
      opened
      onClose={onClose ?? closeDialog}
      title={title}
      size={size}
      fullScreen={layout === 'phone'}
      closeButtonProps={{ 'aria-label': t('close'), size: 44 }}
    >
      <div className={classes['touch']}>{children}</div>
    </Modal>
  )
}
