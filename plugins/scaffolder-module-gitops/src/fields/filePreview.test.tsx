import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { JsonObject } from '@backstage/types';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { renderForm } from '../__testUtils__/renderForm';
import { formFields } from '../formFields';

const server = setupServer();
registerMswTestHooks(server);

const properties: JsonObject = {
  name: { type: 'string', title: 'Name of the service' },
  clusters: { type: 'array', items: { type: 'string' } },
  preview: {
    type: 'null',
    'ui:field': 'GitopsFilePreview',
    'ui:options': {
      action: 'gitops:service:create',
      input: {
        name: 'name',
        clusters: 'clusters',
        owner: 'owner',
        packaging: { const: 'chart' },
      },
    },
  },
};

const plan = {
  title: 'payments: 1.0.0 on aws-eks',
  warnings: ['The chart of payments has no version yet.'],
  changes: [
    {
      path: 'apps/payments/chart/Chart.yaml',
      change: 'added',
      after: 'name: payments\n',
    },
    {
      path: 'clusters/aws-eks/apps/payments.yaml',
      change: 'changed',
      before: 'replicas: 1\ntag: 1.0.0\n',
      after: 'replicas: 1\ntag: 1.0.1\n',
    },
    {
      path: 'clusters/aws-eks/old.yaml',
      change: 'removed',
      before: 'kind: Old\n',
    },
  ],
};

/** Answers previews, and keeps what was asked. */
function answer(reply: (body: any) => HttpResponse<any> | undefined) {
  const asked: any[] = [];
  server.use(
    http.post('*/api/scaffolder/gitops/preview', async ({ request }) => {
      const body = await request.json();
      asked.push(body);
      return reply(body);
    }),
  );
  return asked;
}

const refuse = (status: number, message: string) =>
  HttpResponse.json(
    {
      error: { name: 'InputError', message },
      response: { statusCode: status },
    },
    { status },
  );

async function findViolations() {
  const { violations } = await axe.run(document.body, {
    rules: {
      'color-contrast': { enabled: false },
      // The test app has no page around the form.
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'landmark-one-main': { enabled: false },
    },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

const filled = { name: 'payments', clusters: ['aws-eks'] };

describe('GitopsFilePreview', () => {
  it('shows files as a tree, with the content of the chosen one', async () => {
    const asked = answer(() => HttpResponse.json(plan));
    renderForm(properties, { initial: filled });
    const tree = await screen.findByRole('tree', {
      name: 'Files that would be written',
    });
    expect(asked).toEqual([
      {
        action: 'gitops:service:create',
        input: { name: 'payments', clusters: ['aws-eks'], packaging: 'chart' },
      },
    ]);
    expect(
      within(tree)
        .getAllByRole('treeitem')
        .map(item => item.firstElementChild?.textContent?.trim()),
    ).toEqual([
      '▾apps/payments/chart/',
      'Chart.yaml + added',
      '▾clusters/aws-eks/',
      '▾apps/',
      'payments.yaml ~ changed',
      'old.yaml − removed',
    ]);
    expect(
      screen.getByText(/3 files: 1 added, 1 changed, 1 removed/),
    ).toBeVisible();
    expect(
      screen.getByText('The chart of payments has no version yet.'),
    ).toBeVisible();
    expect(
      screen.getByRole('region', {
        name: 'Content of apps/payments/chart/Chart.yaml',
      }),
    ).toHaveTextContent('name: payments');
    expect(await findViolations()).toEqual([]);

    await userEvent.click(within(tree).getByText('payments.yaml'));
    const diff = screen.getByRole('region', {
      name: 'Changes in clusters/aws-eks/apps/payments.yaml',
    });
    expect(diff).toHaveTextContent('-tag: 1.0.0');
    expect(diff).toHaveTextContent('+tag: 1.0.1');
  });

  it('moves in the tree with the keyboard', async () => {
    answer(() => HttpResponse.json(plan));
    renderForm(properties, { initial: filled });
    const tree = await screen.findByRole('tree');
    const reachable = () =>
      within(tree)
        .getAllByRole('treeitem')
        .filter(({ tabIndex }) => tabIndex === 0);
    await waitFor(() => expect(reachable()).toHaveLength(1));
    act(() => reachable()[0].focus());
    await userEvent.keyboard('{End}[Space]');
    expect(
      screen.getByRole('region', {
        name: 'What clusters/aws-eks/old.yaml has until now',
      }),
    ).toHaveTextContent('kind: Old');
    await userEvent.keyboard('{Home}{ArrowLeft}');
    await waitFor(() =>
      expect(within(tree).queryByText('Chart.yaml')).not.toBeInTheDocument(),
    );
  });

  it('names what has to be filled in before, and asks nothing until then', async () => {
    const asked = answer(() => HttpResponse.json(plan));
    renderForm(properties);
    expect(
      await screen.findByText(
        'Fill in the fields before: Name of the service, clusters, owner.',
      ),
    ).toBeVisible();
    expect(asked).toEqual([]);
    expect(await findViolations()).toEqual([]);
  });

  it('asks for the form as it is at last, not for every letter', async () => {
    const asked = answer(() => HttpResponse.json(plan));
    renderForm(properties, {
      initial: { clusters: ['aws-eks'] },
      required: ['name'],
    });
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Name of the service/ }),
      'payments',
    );
    await screen.findByRole('tree');
    expect(asked.at(-1).input.name).toBe('payments');
    expect(asked.length).toBeLessThan('payments'.length);
  });

  it('says in words why it would be refused', async () => {
    answer(() => refuse(400, 'There is no cluster moon.'));
    renderForm(properties, { initial: filled });
    expect(
      await screen.findByText(
        'This would be refused: There is no cluster moon.',
      ),
    ).toBeVisible();
    expect(screen.queryByRole('tree')).not.toBeInTheDocument();
    expect(await findViolations()).toEqual([]);
  });

  it('says that nothing would change', async () => {
    answer(() => HttpResponse.json({ ...plan, warnings: [], changes: [] }));
    renderForm(properties, { initial: filled });
    expect(await screen.findByText(/Nothing would change/)).toBeVisible();
  });

  it('says why there is none, and tries again', async () => {
    answer(() => refuse(503, 'The host does not answer.'));
    renderForm(properties, { initial: filled });
    expect(
      await screen.findByText(/There is no preview: The host does not answer/),
    ).toBeVisible();
    answer(() => HttpResponse.json(plan));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('tree')).toBeVisible();
  });

  it('has a type, without which the template editor draws nothing', () => {
    expect(formFields.filePreview.schema.schema.returnValue).toMatchObject({
      type: 'null',
    });
  });

  it('tells an author of templates what is missing', async () => {
    renderForm({
      preview: { type: 'null', 'ui:field': 'GitopsFilePreview' },
    });
    expect(
      await screen.findByText(/The template does not say what to preview/),
    ).toBeVisible();
  });
});
