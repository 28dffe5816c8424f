/** The sentence of an error without those of its causes, which `@backstage/errors` puts behind it. */
export function toOwnSentence({ message, cause }: Error): string {
  return cause === undefined ? message : message.split('; caused by ')[0];
}
