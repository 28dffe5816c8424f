import { faultSchema } from '../scenario/faults/Fault';
import { parseFleetOperation } from '../scenario/FleetOperation';
import { faultCommands, parseFaultCommand } from './faultCommands';
import { describeCommands } from './parseCommand';

const values: Record<string, string> = {
  bytes: '3',
  everyMs: '20',
  parts: 'default,team-a',
  kind: 'Kustomization',
  retryAfterSeconds: '7',
  name: 'checkout-api',
  minutes: '-10',
  times: '3',
  seconds: '30',
  count: '1000',
};

describe('npm run fleet -- fault', () => {
  it('has a command for every fault, and help for it', () => {
    const known = faultSchema.options.map(({ shape }) => shape.fault.value);
    expect(faultCommands.map(({ name }) => name)).toEqual(known);
    const help = describeCommands();
    for (const { name, says } of faultCommands) {
      expect(help).toContain(`fault <target> ${name}`);
      expect(help).toContain(says);
    }
  });

  it.each(faultCommands.map(({ name, takes }) => ({ name, takes })))(
    '$name is an operation the fleet understands',
    ({ name, takes }) => {
      const all = parseFaultCommand([
        'argocd',
        name,
        ...takes.map(({ key }) => values[key]),
      ]);
      expect(parseFleetOperation(all)).toMatchObject({
        op: 'fault',
        target: 'argocd',
        fault: name,
      });
      const needed = takes.filter(({ optional }) => !optional);
      const least = parseFaultCommand([
        'argocd',
        name,
        ...needed.map(({ key }) => values[key]),
      ]);
      expect(parseFleetOperation(least)).toMatchObject({ fault: name });
    },
  );

  it('lists parts, and takes numbers below zero', () => {
    expect(
      parseFaultCommand(['argocd', 'forbidPart', 'default,team-a']),
    ).toEqual({
      op: 'fault',
      target: 'argocd',
      fault: 'forbidPart',
      parts: ['default', 'team-a'],
    });
    expect(parseFaultCommand(['azure-aks', 'skew', '-10'])).toMatchObject({
      minutes: -10,
    });
  });

  it.each([
    [[], 'Type: npm run fleet -- fault <target> <fault>. There are refuse, '],
    [['argocd', 'fly'], 'There are refuse, hang, halfOpen'],
    [['argocd', 'malformed'], 'fault <target> malformed <name>'],
    [['argocd', 'hang', '3'], 'Type: npm run fleet -- fault <target> hang'],
    [['argocd', 'drip', '1', '2', '3'], 'drip [bytes] [everyMs]'],
    [['argocd', 'skew', 'late'], "should be a whole number, not 'late'"],
  ])('%j is explained', (typed, sentence) => {
    expect(() => parseFaultCommand(typed)).toThrow(sentence);
  });
});
