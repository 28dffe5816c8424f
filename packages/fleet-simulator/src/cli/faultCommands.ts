import type { FaultName } from '../scenario/faults/Fault';
import { parseNumber } from './parseNumber';

type Argument = {
  /** As the help shows it; in brackets when it can be left out. */
  usage: string;
  key: string;
  parse: (text: string) => unknown;
  optional?: boolean;
};

type FaultCommand = { name: FaultName; takes: Argument[]; says: string };

const text = (key: string): Argument => ({
  usage: `<${key}>`,
  key,
  parse: value => value,
});

const number = (key: string): Argument => ({
  usage: `<${key}>`,
  key,
  parse: value => parseNumber(key, value),
});

const optional = (argument: Argument): Argument => ({
  ...argument,
  usage: `[${argument.key}]`,
  optional: true,
});

const list = (key: string): Argument => ({
  usage: `<${key}>`,
  key,
  parse: value => value.split(',').filter(Boolean),
});

/** What `npm run fleet -- fault <target>` takes, with what a client then sees. */
export const faultCommands: readonly FaultCommand[] = [
  { name: 'refuse', takes: [], says: 'nobody listens' },
  { name: 'hang', takes: [], says: 'accepts, answers when it goes on' },
  {
    name: 'halfOpen',
    takes: [],
    says: 'connections stay open and silent for good, new ones too',
  },
  { name: 'cut', takes: [], says: 'open connections are reset once' },
  {
    name: 'cutMidEvent',
    takes: [],
    says: 'streams end inside an event',
  },
  {
    name: 'drip',
    takes: [optional(number('bytes')), optional(number('everyMs'))],
    says: 'answers arrive a byte at a time',
  },
  {
    name: 'certificate',
    takes: [],
    says: 'the TLS port shows a certificate nobody trusts',
  },
  { name: 'unauthorized', takes: [], says: '401' },
  {
    name: 'expire',
    takes: [],
    says: 'tokens given so far are worthless, a new login works',
  },
  { name: 'forbidden', takes: [], says: '403, open streams go on' },
  {
    name: 'forbidPart',
    takes: [list('parts')],
    says: 'projects or namespaces, with commas, are not to be seen',
  },
  {
    name: 'removeVersion',
    takes: [text('kind')],
    says: 'a kind, say Kustomization, is served in another version',
  },
  { name: 'gone', takes: [], says: '410 for every version and token' },
  { name: 'unsupportedMediaType', takes: [], says: '415' },
  {
    name: 'tooManyRequests',
    takes: [optional(number('retryAfterSeconds'))],
    says: '429 with Retry-After',
  },
  { name: 'serverError', takes: [], says: '500' },
  { name: 'garbage', takes: [], says: 'the HTML of a proxy, with 200' },
  { name: 'nullItems', takes: [], says: 'every list has items: null' },
  {
    name: 'malformed',
    takes: [text('name')],
    says: 'one Application or Flux object breaks its schema',
  },
  {
    name: 'loseEvents',
    takes: [],
    says: 'streams stay open, what happens is never told',
  },
  {
    name: 'skew',
    takes: [number('minutes')],
    says: 'its clock is off, negative: behind',
  },
  {
    name: 'flap',
    takes: [number('times'), number('everyMs')],
    says: 'down and up by turns',
  },
  {
    name: 'rewind',
    takes: [optional(number('seconds'))],
    says: 'restored as it was, before the newest commit if not told',
  },
  {
    name: 'churn',
    takes: [number('count')],
    says: 'so many objects change at once, made first if need be',
  },
];

/**
 * What a person typed after `fault` as an operation of the control API.
 *
 * @throws with a sentence that says what is missing.
 */
export function parseFaultCommand([target, name, ...values]: string[]): object {
  const command = faultCommands.find(each => each.name === name);
  if (!target || !command) {
    throw new Error(
      `Type: npm run fleet -- fault <target> <fault>. There are ${faultCommands
        .map(each => each.name)
        .join(', ')}.`,
    );
  }
  const { takes } = command;
  const needed = takes.filter(each => !each.optional).length;
  if (values.length < needed || values.length > takes.length) {
    throw new Error(
      `Type: npm run fleet -- ${[
        'fault <target>',
        name,
        ...takes.map(({ usage }) => usage),
      ].join(' ')}`,
    );
  }
  return {
    op: 'fault',
    target,
    fault: name,
    ...Object.fromEntries(
      values.map((value, index) => [
        takes[index].key,
        takes[index].parse(value),
      ]),
    ),
  };
}
