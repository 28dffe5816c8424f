import type { FleetOperation } from '../scenario/FleetOperation';

type Command = {
  name: FleetOperation['op'];
  /** Its arguments, in order. */
  takes: string[];
  says: string;
};

/** What `npm run fleet --` takes. */
export const commands: readonly Command[] = [
  {
    name: 'status',
    takes: [],
    says: 'what runs where, what is broken, how often each part was asked',
  },
  {
    name: 'version',
    takes: ['service', 'cluster', 'version'],
    says: 'commit another version; the tag bad never starts',
  },
  {
    name: 'promote',
    takes: ['service', 'from', 'to'],
    says: 'commit the version of one environment to another',
  },
  {
    name: 'drift',
    takes: ['service', 'cluster'],
    says: 'somebody changes the workload by hand',
  },
  {
    name: 'break',
    takes: ['service', 'cluster'],
    says: 'the pods fail, whatever Git says',
  },
  {
    name: 'heal',
    takes: ['service', 'cluster'],
    says: 'end drift and break',
  },
  {
    name: 'slow',
    takes: ['target', 'ms'],
    says: 'every answer takes longer',
  },
  { name: 'down', takes: ['target'], says: 'breaks every connection' },
  { name: 'hang', takes: ['target'], says: 'accepts and answers nothing' },
  { name: 'unauthorized', takes: ['target'], says: 'answers 401' },
  { name: 'forbidden', takes: ['target'], says: 'answers 403' },
  {
    name: 'garbage',
    takes: ['target'],
    says: 'answers with the HTML of a proxy',
  },
  { name: 'cut', takes: ['target'], says: 'breaks its open streams once' },
  {
    name: 'up',
    takes: ['target'],
    says: 'ends down, hang, slow, unauthorized, forbidden and garbage',
  },
  {
    name: 'grow',
    takes: ['count'],
    says: 'commit that many more clusters with checkout-api',
  },
];

/** The help text. */
export function describeCommands(): string {
  const lines = commands.map(({ name, takes, says }) => {
    const usage = [name, ...takes.map(each => `<${each}>`)].join(' ');
    return `  ${usage.padEnd(42)}${says}`;
  });
  return `npm run fleet -- <command>\n\n${lines.join(
    '\n',
  )}\n\nA target is argocd, git or a cluster with Flux, such as azure-aks.\n`;
}

/**
 * What a person typed as an operation of the control API.
 *
 * @throws with a sentence that says what is missing.
 */
export function parseCommand([name, ...values]: string[]): object {
  const command = commands.find(each => each.name === name);
  if (!command) {
    throw new Error(
      `There is no command '${name}'. There are ${commands
        .map(each => each.name)
        .join(', ')} and help.`,
    );
  }
  const { takes } = command;
  if (values.length !== takes.length) {
    throw new Error(
      `Type: npm run fleet -- ${[name, ...takes.map(each => `<${each}>`)].join(
        ' ',
      )}`,
    );
  }
  return {
    op: name,
    ...Object.fromEntries(
      takes.map((key, index) => [key, toValue(key, values[index])]),
    ),
  };
}

function toValue(key: string, text: string): string | number {
  if (key !== 'ms' && key !== 'count') return text;
  if (!/^\d+$/.test(text)) {
    throw new Error(`<${key}> should be a whole number, not '${text}'.`);
  }
  return Number(text);
}
