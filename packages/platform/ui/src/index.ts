// Whoever imports the design system reads its styles too, so their types must come along.
/// <reference path="./css-modules.d.ts" />
export { DashboardPage, Figure, type FigureProps, Figures } from './dashboard/dashboard-page.tsx'
export { type SharePart, Shares, type ShareTone } from './dashboard/shares.tsx'
export type { DocumentAction } from './document/document-actions.tsx'
export { DocumentPage, type DocumentPageProps } from './document/document-page.tsx'
export { type Fact, Facts } from './document/facts.tsx'
export { Fields } from './document/fields.tsx'
export { History, type HistoryItem } from './document/history.tsx'
export { type LineColumn, LinesEditor, type LinesEditorProps } from './document/lines-editor.tsx'
export { type DocumentSteps, StatusSteps } from './document/status-steps.tsx'
export { type TotalRow, Totals } from './document/totals.tsx'
export { ConfirmProvider, type Question, useConfirm } from './feedback/confirm.tsx'
export { EmptyState } from './feedback/empty-state.tsx'
export { ErrorAlert } from './feedback/error-alert.tsx'
export { PageErrorBoundary, Stumbled } from './feedback/error-boundary.tsx'
export {
  explainError,
  fieldProblemsOf,
  isSignedOut,
  problemOfField,
  refusalOf,
  type ShownRefusal,
} from './feedback/explain-error.ts'
export { FormDialog, type FormDialogProps } from './feedback/form-dialog.tsx'
export { type Loadable, Loaded } from './feedback/loaded.tsx'
export { notifyDone, notifyFailure } from './feedback/notices.tsx'
export { onDemand } from './feedback/on-demand.tsx'
export { Slot } from './feedback/slot.tsx'
export { StatusBadge, type StatusTone } from './feedback/status-badge.tsx'
export { createSummons, type Summons } from './feedback/summons.ts'
export { UnsavedChanges } from './feedback/unsaved-changes.tsx'
export { DateInput, type DateInputProps } from './inputs/date-input.tsx'
export { DecimalInput, type DecimalInputProps } from './inputs/decimal-input.tsx'
export { type Entity, EntityPicker, type EntityPickerProps } from './inputs/entity-picker.tsx'
export type { FieldProps } from './inputs/field-props.ts'
export { addDays } from './inputs/read-typed-day.ts'
export { KeyboardHelp, openKeyboardHelp } from './keyboard/keyboard-help.tsx'
export { type Shortcut, ShortcutProvider, useShortcut } from './keyboard/shortcuts.tsx'
export { BreakableText } from './language/breakable-text.tsx'
export { DateText, dayIn, formatDay, TimeText, useToday } from './language/dates.tsx'
export { NotFetched } from './language/fetch-once.ts'
export {
  chooseLanguage,
  directionOf,
  languageNames,
  loadEveryWord,
  preferredLanguage,
  startLanguages,
} from './language/i18n.ts'
export { problemsOfWords } from './language/missing-translations.ts'
export { SentenceText } from './language/sentence-text.tsx'
export { useLocale } from './language/use-locale.ts'
export {
  type Say,
  say,
  useLanguage,
  useMessages,
  useSayEverything,
  useSayUnchecked,
} from './language/use-messages.ts'
export { type Language, languages, loadWords, nameOfPlugin, wordsAskedFor } from './language/words.ts'
export { AppLink, ButtonLink, PlainLink, splitHref } from './links/links.tsx'
export type { FilterControl } from './list/list-filters.tsx'
export { ListPage, type ListPageProps, type ListRows } from './list/list-page.tsx'
export { ListPaging } from './list/list-paging.tsx'
export type { CsvExport } from './list/use-csv-export.ts'
export { type List, type ListInput, useList } from './list/use-list.ts'
export { MoneyInput, type MoneyInputProps } from './money/money-input.tsx'
export { MoneyText, type MoneyTextProps, toMoney } from './money/money-text.tsx'
export { PageHeader, type PrimaryAction } from './page/page-header.tsx'
export { Section, type SectionProps } from './page/section.tsx'
export { Printed } from './print/printed.tsx'
export { type Column, dateColumn, moneyColumn, textColumn } from './table/column.tsx'
export { DataTable, type DataTableProps } from './table/data-table.tsx'
export { DesignProvider, type DesignProviderProps } from './theme/design-provider.tsx'
