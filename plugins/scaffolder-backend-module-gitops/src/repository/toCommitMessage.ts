/**
 * The message of a commit: the given one, else what the steps did; and which task it was.
 *
 * @param options.titles - of the steps, in order
 */
export function toCommitMessage(options: {
  message: string | undefined;
  titles: readonly string[];
  taskId: string;
}): string {
  const { message, taskId } = options;
  const titles = [...new Set(options.titles)];
  const text =
    message ??
    (titles.length > 1
      ? `${titles[0]} and ${titles.length - 1} more\n\n${titles
          .map(title => `- ${title}`)
          .join('\n')}`
      : titles[0] ?? 'Change the platform repository');
  return `${text.trim()}\n\nBackstage-Task: ${taskId.replace(
    /[\r\n]/g,
    ' ',
  )}\n`;
}
