/** What a person who starts the server reads. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** What is said beside the work: to standard error, so that a command's output stays whole. */
export function remark(line: string): void {
  process.stderr.write(`${line}\n`)
}
