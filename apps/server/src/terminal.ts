/** What a person who starts the server reads. Machine logs go to standard error; this goes to standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
