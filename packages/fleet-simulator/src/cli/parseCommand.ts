import type { FleetOperation } from '../scenario/FleetOperation';
import { faultCommands, parseFaultCommand } from './faultCommands';
import { parseNumber } from './parseNumber';

type Command = {
  name: Exclude<FleetOperation['op'], 'fault'>;
  /** Its arguments, in order. */
  takes: string[];
  says: string;
};

/** What `npm run fleet --` takes, beside `fault`. */
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
    name: 'remove',
    takes: ['service', 'cluster'],
    says: 'commit that a service leaves a cluster; between down and up it goes while nobody can watch',
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
    name: 'wait',
    takes: ['service', 'cluster', 'for'],
    says: 'a sync of Argo CD waits for confirmation or for a hook',
  },
  {
    name: 'confirm',
    takes: ['service', 'cluster'],
    says: 'end that wait',
  },
  {
    name: 'window',
    takes: ['project', 'deny'],
    says: 'a sync window denies everything, auto (people may sync) or nothing',
  },
  {
    name: 'twins',
    takes: ['cluster'],
    says: 'two Applications of one name, in two namespaces, that only people sync',
  },
  {
    name: 'breakSet',
    takes: ['service'],
    says: 'commit an ApplicationSet that cannot generate',
  },
  { name: 'healSet', takes: ['service'], says: 'take that back' },
  {
    name: 'breakSecret',
    takes: ['service', 'cluster'],
    says: 'the vault loses what its ExternalSecret asks for',
  },
  {
    name: 'healSecret',
    takes: ['service', 'cluster'],
    says: 'the vault has it again',
  },
  {
    name: 'publish',
    takes: ['service', 'version'],
    says: 'push an image; image automation commits it where a policy takes it',
  },
  {
    name: 'slow',
    takes: ['target', 'ms'],
    says: 'every answer takes longer',
  },
  {
    name: 'down',
    takes: ['target'],
    says: 'breaks every connection; the same as fault refuse',
  },
  { name: 'hang', takes: ['target'], says: 'accepts and answers nothing' },
  { name: 'unauthorized', takes: ['target'], says: 'answers 401' },
  {
    name: 'forbidden',
    takes: ['target'],
    says: 'answers 403; streams that are open go on, cut shows it at once',
  },
  {
    name: 'garbage',
    takes: ['target'],
    says: 'answers with the HTML of a proxy',
  },
  { name: 'cut', takes: ['target'], says: 'breaks its open streams once' },
  { name: 'up', takes: ['target'], says: 'ends slow and every fault' },
  {
    name: 'grow',
    takes: ['count'],
    says: 'commit that many more clusters with checkout-api',
  },
];

/** The help text. */
export function describeCommands(): string {
  const lines = commands.map(({ name, takes, says }) =>
    toLine([name, ...takes.map(each => `<${each}>`)], says),
  );
  const faults = faultCommands.map(({ name, takes, says }) =>
    toLine(['fault <target>', name, ...takes.map(each => each.usage)], says),
  );
  return [
    'npm run fleet -- <command>',
    '',
    ...lines,
    '',
    ...faults,
    '',
    'A target is argocd, git or a cluster with Flux, such as azure-aks. A cluster behind Argo CD, such as gcp-gke, can',
    'refuse and hang. One fault at a time; up ends it.',
    '',
  ].join('\n');
}

/**
 * What a person typed as an operation of the control API.
 *
 * @throws with a sentence that says what is missing.
 */
export function parseCommand([name, ...values]: string[]): object {
  if (name === 'fault') return parseFaultCommand(values);
  const command = commands.find(each => each.name === name);
  if (!command) {
    throw new Error(
      `There is no command '${name}'. There are ${commands
        .map(each => each.name)
        .join(', ')}, fault and help.`,
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

function toLine(words: string[], says: string): string {
  return `  ${words.join(' ').padEnd(50)} ${says}`;
}

function toValue(key: string, text: string): string | number {
  return key === 'ms' || key === 'count' ? parseNumber(key, text) : text;
}
