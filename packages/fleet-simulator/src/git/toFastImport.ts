/** One commit to be written on `main`. */
export type CommitInput = {
  message: string;
  author: { name: string; email: string };
  date: Date;
  /** Path to new text; null removes the file. */
  files: Record<string, string | null>;
};

/**
 * Commits as `git fast-import` reads them: all of them in one process, no working tree.
 *
 * @param parent - the commit the first one builds on; undefined in an empty repository
 * @throws when a path would leave the tree or cannot be written in this format.
 */
export function toFastImport(
  commits: CommitInput[],
  parent: string | undefined,
): string {
  return commits
    .map((commit, index) => {
      const seconds = Math.floor(commit.date.getTime() / 1000);
      const who = `${toLine(commit.author.name)} <${toLine(
        commit.author.email,
      )}> ${seconds} +0000`;
      const lines = [
        'commit refs/heads/main',
        `author ${who}`,
        `committer ${who}`,
        toData(commit.message),
        ...(index === 0 && parent ? [`from ${parent}`] : []),
        ...Object.entries(commit.files).map(([path, text]) =>
          text === null
            ? `D ${parsePath(path)}`
            : `M 100644 inline ${parsePath(path)}\n${toData(text)}`,
        ),
      ];
      return `${lines.join('\n')}\n`;
    })
    .join('\n');
}

function toData(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

function toLine(text: string): string {
  return text.replace(/[<>\r\n]/g, ' ').trim();
}

function parsePath(path: string): string {
  const parts = path.split('/');
  if (/["\r\n\\]/.test(path) || parts.some(part => /^\.{0,2}$/.test(part))) {
    throw new Error(`'${path}' is not a path inside the repository`);
  }
  return path;
}
