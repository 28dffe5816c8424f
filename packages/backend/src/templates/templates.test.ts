import { readTemplates, ShippedTemplate } from './__testUtils__/readTemplates';

const templates = [...readTemplates().entries()];
const published = templates.filter(
  ([, { spec }]) => 'publish' in listProperties(spec.parameters),
);

/** The steps by which everything gets into the platform repository, in order. */
const PUBLISHING = ['validate', 'changes', 'push', 'github', 'gitlab'];

type Parameters = ShippedTemplate['spec']['parameters'];

function listProperties(parameters: Parameters): Record<string, unknown> {
  return Object.assign({}, ...parameters.map(page => page.properties));
}

// Fields that appear with a choice are in the dependencies of their page.
function isParameter(parameters: Parameters, name: string): boolean {
  return (
    name in listProperties(parameters) ||
    JSON.stringify(parameters).includes(`"${name}":{"title"`)
  );
}

/** The text of a template as an expression: `a-${{ b }}` as `'a-' + b`. */
function toExpression(text: string): string {
  return text
    .split(/\$\{\{ | \}\}/)
    .map((part, index) => (index % 2 || !part ? part : `'${part}'`))
    .filter(Boolean)
    .join(' + ');
}

describe.each(templates)('%s', (_, { spec }) => {
  const used = [
    ...JSON.stringify([spec.steps, spec.output]).matchAll(
      /(?<![.\w])parameters\.(\w+)/g,
    ),
  ].map(([, name]) => name);

  it('uses no parameter that its form does not have', () => {
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter(name => !isParameter(spec.parameters, name))).toEqual(
      [],
    );
  });

  it('reads outputs of steps before only', () => {
    const ids = spec.steps.map(({ id }) => id);
    spec.steps.forEach((step, index) => {
      const read = [...JSON.stringify(step).matchAll(/steps\.(\w+)\./g)];
      for (const [, id] of read) expect(ids.slice(0, index)).toContain(id);
    });
  });

  it('previews what its step does, with the same inputs', () => {
    const { preview } = listProperties(spec.parameters) as {
      preview?: { 'ui:options': { action: string; input: object } };
    };
    const step = spec.steps.find(({ id }) => id === 'plan');
    // A new repository is one that the preview cannot know.
    const { action, input } = preview?.['ui:options'] ?? {
      action: 'gitops:repo:init',
      input: {},
    };
    expect(action).toBe(step?.action);
    expect(Object.keys(step?.input ?? {})).toEqual(
      expect.arrayContaining(Object.keys(input)),
    );
  });
});

describe('The ways into the platform repository', () => {
  it('are in every template but the one that makes the repository', () => {
    const names = new Set(published.map(([name]) => name));
    expect(templates.filter(([name]) => !names.has(name))).toEqual([
      ['gitops-platform-repository', expect.anything()],
    ]);
  });

  it.each(published)('%s has them as the others do', (name, { spec }) => {
    const [[firstName, first]] = published;
    const select = (template: ShippedTemplate) => ({
      publish: listProperties(template.spec.parameters).publish,
      steps: template.spec.steps.filter(({ id }) => PUBLISHING.includes(id)),
      links: template.spec.output.links.filter(({ title }) =>
        /request$/.test(title),
      ),
    });
    // Each has a name and a branch of its own.
    const own = (template: ShippedTemplate, templateName: string) =>
      JSON.stringify(select(template), undefined, 1)
        .replaceAll(templateName, '<template>')
        .replace(/"branchName": ".*"/g, '"branchName": "<branch>"')
        .replace(
          /\{\{ .* if parameters\.publish/g,
          '{{ <branch> if parameters.publish',
        );
    expect(own({ metadata: { name }, spec }, name)).toBe(own(first, firstName));
    const branches = spec.steps.flatMap(({ input }) =>
      input?.branchName ? [String(input.branchName)] : [],
    );
    expect(branches).toHaveLength(2);
    expect(new Set(branches).size).toBe(1);
    expect(branches[0]).toMatch(/^gitops\//);
    const push = spec.steps.find(({ id }) => id === 'push');
    expect(String(push?.input?.branch).replace(/[()]/g, '')).toBe(
      `\${{ ${toExpression(
        branches[0],
      )} if parameters.publish === 'gitlab' else undefined }}`,
    );
  });

  it.each(published)(
    '%s says of every step that may be left out when it is',
    (_, { spec }) => {
      const names = spec.steps.flatMap(step => (step.if ? [step.name] : []));
      expect(names.length).toBeGreaterThan(2);
      for (const name of names) expect(name).toMatch(/ \(.+\)$/);
    },
  );
});
