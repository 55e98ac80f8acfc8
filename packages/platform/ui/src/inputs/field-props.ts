import type { ReactNode } from 'react'

/** What every input takes. */
export type FieldProps = {
  label: string
  /** Keeps the label for who cannot see it, where a column heading says it already. */
  labelHidden?: boolean
  /** What the field is for, where the label cannot say it all. */
  description?: string
  error?: ReactNode
  required?: boolean
  disabled?: boolean
  placeholder?: string
  autoFocus?: boolean
  /** Marks the field a dialog focuses first. */
  'data-autofocus'?: boolean
}

/** A field's props as Mantine takes them. */
export function toInputProps<Props extends Pick<FieldProps, 'label' | 'labelHidden'>>({
  label,
  labelHidden,
  ...rest
}: Props) {
  return { ...rest, ...(labelHidden ? { 'aria-label': label } : { label }) }
}
