import { useSayEverything } from '@platform/ui'

/** What a job is called in the words of its plugin, 'job.<what>'; the id of one that is not known here. */
export function useJobName(): (jobId: string) => string {
  const say = useSayEverything()
  return (jobId) => {
    const dot = jobId.indexOf('.')
    return say(jobId.slice(0, dot), `job.${jobId.slice(dot + 1)}`, { defaultValue: jobId })
  }
}
