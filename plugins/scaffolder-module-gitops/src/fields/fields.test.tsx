import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { answerBackend } from '../__testUtils__/answerBackend';
import { createTestDeployment } from '../__testUtils__/createTestDeployment';
import { renderForm } from '../__testUtils__/renderForm';

const server = setupServer();
registerMswTestHooks(server);

const clusters = {
  clusters: {
    type: 'array',
    minItems: 1,
    items: { type: 'string' },
    'ui:field': 'GitopsClusterPicker',
  },
};

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

const review = () =>
  userEvent.click(screen.getByRole('button', { name: /review/i }));

describe('GitopsClusterPicker', () => {
  it('groups clusters by environment and says what is known of each', async () => {
    server.use(...answerBackend());
    renderForm(clusters);
    const production = await screen.findByRole('group', { name: 'production' });
    const boxes = within(production).getAllByRole('checkbox');
    expect(boxes.map(box => box.closest('label')?.textContent)).toEqual([
      'aws-eks aws · us-east-1 · Argo CD',
      'azure-aks azure · westeurope · Flux',
      expect.stringMatching(
        /^gcp-gke gcp · europe-west1 · Argo CD · not reachable since /,
      ),
    ]);
    expect(screen.getByText(/no engine delivers to it yet/)).toBeVisible();
    expect(await findViolations()).toEqual([]);
  });

  it('chooses one by one and a whole environment, with the keyboard too', async () => {
    server.use(...answerBackend());
    renderForm(clusters);
    const dev = await screen.findByRole('checkbox', { name: /aws-eks-dev/ });
    dev.focus();
    await userEvent.keyboard(' ');
    expect(await screen.findByText('1 cluster chosen')).toBeVisible();
    expect(dev).toBeChecked();
    await userEvent.click(
      screen.getByRole('button', { name: 'All of production' }),
    );
    expect(await screen.findByText('4 clusters chosen')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: /gcp-gke/ })).toBeChecked();
    expect(
      screen.queryByRole('button', { name: 'All of production' }),
    ).not.toBeInTheDocument();
  });

  it('asks for one, and goes on when there is one', async () => {
    server.use(...answerBackend());
    renderForm(clusters, { initial: { clusters: [] } });
    await screen.findByRole('group', { name: 'production' });
    await review();
    expect(
      await screen.findAllByText(/Choose at least one cluster|fewer than 1/),
    ).not.toHaveLength(0);
    await userEvent.click(screen.getByRole('checkbox', { name: /azure-aks/ }));
    await review();
    expect(await screen.findByText('azure-aks')).toBeVisible();
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('refuses a cluster that nobody knows, by name', async () => {
    server.use(...answerBackend());
    renderForm(clusters, { initial: { clusters: ['aws-eks', 'moon'] } });
    await screen.findByRole('group', { name: 'production' });
    await review();
    expect(await screen.findAllByText(/No engine knows moon/)).not.toHaveLength(
      0,
    );
  });

  it('offers where a service does not run yet, and says when that is nowhere', async () => {
    server.use(...answerBackend({ deployments: [createTestDeployment()] }));
    const free = {
      service: { type: 'string' },
      clusters: {
        ...clusters.clusters,
        'ui:options': { serviceField: 'service', offer: 'free' },
      },
    };
    renderForm(free, { initial: { service: 'checkout-api' } });
    expect(
      await screen.findByRole('checkbox', { name: /azure-aks/ }),
    ).toBeVisible();
    expect(
      screen.queryByRole('checkbox', { name: /aws-eks aws/ }),
    ).not.toBeInTheDocument();
  });

  it('says what to do when no cluster is known, and when the backend fails', async () => {
    server.use(...answerBackend({ clusters: { items: [], environments: [] } }));
    const { unmount } = renderForm(clusters);
    expect(await screen.findByText(/No cluster is known yet/)).toBeVisible();
    unmount();

    server.use(
      http.get('*/api/gitops/v1/clusters', () =>
        HttpResponse.json(
          { error: { name: 'NotAllowedError', message: 'You may not' } },
          { status: 403 },
        ),
      ),
    );
    renderForm(clusters);
    expect(
      await screen.findByText(/The GitOps backend does not answer/),
    ).toBeVisible();
    server.use(...answerBackend());
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('group', { name: 'production' }),
    ).toBeVisible();
  });
});

describe('GitopsClusterPicker for some clusters or all', () => {
  const properties = {
    from: { type: 'string', enum: ['clusters', 'everywhere'] },
    service: { type: 'string' },
    clusters: {
      type: 'array',
      items: { type: 'string' },
      'ui:field': 'GitopsClusterPicker',
      'ui:options': {
        serviceField: 'service',
        offer: 'running',
        allWhen: { from: 'everywhere' },
      },
    },
  };
  const deployments = [
    createTestDeployment(),
    createTestDeployment({ cluster: 'gcp-gke' }),
  ];

  it('asks for one while some are meant, also when none was chosen before', async () => {
    server.use(...answerBackend({ deployments }));
    renderForm(properties, {
      initial: { from: 'clusters', service: 'checkout-api', clusters: [] },
    });
    await screen.findByRole('group', { name: 'production' });
    await review();
    expect(
      await screen.findAllByText('Choose at least one cluster'),
    ).not.toHaveLength(0);
    expect(screen.getByRole('button', { name: /review/i })).toBeVisible();
  });

  it('names them all while all are meant, and what was chosen is no longer', async () => {
    server.use(...answerBackend({ deployments }));
    const created: unknown[] = [];
    renderForm(properties, {
      initial: {
        from: 'everywhere',
        service: 'checkout-api',
        clusters: ['aws-eks'],
      },
      onCreate: async values => {
        created.push(values);
      },
    });
    const all = await screen.findByRole('group', { name: 'From all clusters' });
    expect(all).toHaveTextContent('It is on 2 clusters now:');
    expect(
      within(all)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent?.split(' ')[0]),
    ).toEqual(['aws-eks', 'gcp-gke']);
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
    expect(await findViolations()).toEqual([]);
    await review();
    await userEvent.click(
      await screen.findByRole('button', { name: /create/i }),
    );
    await waitFor(() =>
      expect(created).toEqual([
        { from: 'everywhere', service: 'checkout-api', clusters: [] },
      ]),
    );
  });
});

describe('GitopsEnvironmentPicker', () => {
  it('offers later environments with what runs there', async () => {
    server.use(...answerBackend({ deployments: [createTestDeployment()] }));
    renderForm(
      {
        service: { type: 'string' },
        from: { type: 'string' },
        to: {
          type: 'array',
          items: { type: 'string' },
          'ui:field': 'GitopsEnvironmentPicker',
          'ui:options': { serviceField: 'service', after: 'from' },
        },
      },
      { initial: { service: 'checkout-api', from: 'dev' } },
    );
    const boxes = await screen.findAllByRole('checkbox');
    expect(boxes.map(box => box.closest('label')?.textContent)).toEqual([
      'staging 0 clusters',
      'production runs 1.4.2 on 1 of 3 clusters',
    ]);
    expect(await findViolations()).toEqual([]);
  });
});

describe('GitopsServicePicker and GitopsVersionPicker', () => {
  const properties = {
    service: { type: 'string', 'ui:field': 'GitopsServicePicker' },
    version: {
      type: 'string',
      'ui:field': 'GitopsVersionPicker',
      'ui:options': { serviceField: 'service' },
    },
  };

  it('offers services with what runs, then their versions from history', async () => {
    server.use(
      ...answerBackend({
        deployments: [
          createTestDeployment(),
          createTestDeployment({ app: 'user-service' }),
        ],
        history: {
          transitions: [],
          deliveries: [
            {
              id: '1',
              change: 'version',
              version: { value: '1.4.1', rule: 'image-tag' },
              startedAt: '2026-11-01T10:00:00Z',
              outcome: 'Failed',
              seenBy: 'history',
            },
          ],
        },
      }),
    );
    renderForm(properties);
    expect(await screen.findByText('Choose a service first.')).toBeVisible();
    await userEvent.type(
      await screen.findByRole('combobox', { name: /Service/ }),
      'check',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /checkout-api/ }),
    );
    const version = await screen.findByRole('combobox', { name: /Version/ });
    await userEvent.type(version, '1.4{ArrowDown}');
    const options = await screen.findAllByRole('option');
    expect(options.map(each => each.textContent)).toEqual([
      expect.stringContaining('runs in production'),
      expect.stringContaining('failed or was rolled back the last time'),
    ]);
    await userEvent.keyboard('{Escape}');
    await userEvent.clear(version);
    await userEvent.type(version, '9.9.9');
    expect(await screen.findByText(/has not run anywhere yet/)).toBeVisible();
  });

  it('refuses what cannot be a tag', async () => {
    server.use(...answerBackend({ deployments: [createTestDeployment()] }));
    renderForm(properties, {
      initial: { service: 'checkout-api', version: '1.0 && rm' },
    });
    await screen.findByRole('combobox', { name: /Version/ });
    await review();
    expect(
      await screen.findAllByText(/A version is the tag of an image/),
    ).not.toHaveLength(0);
  });
});

describe('GitopsServiceName', () => {
  const properties = {
    name: { type: 'string', 'ui:field': 'GitopsServiceName' },
  };

  it.each([
    ['Pay Ments', /Use lower-case letters/],
    ['checkout-api', /There is a service checkout-api already, on aws-eks/],
  ])('refuses %s', async (name, sentence) => {
    server.use(...answerBackend({ deployments: [createTestDeployment()] }));
    renderForm(properties);
    await userEvent.type(await screen.findByRole('textbox'), name);
    await review();
    expect(await screen.findAllByText(sentence)).not.toHaveLength(0);
  });

  it('goes on with a free name, also while the backend is down', async () => {
    server.use(
      http.get('*/api/gitops/v1/deployments', () => HttpResponse.error()),
    );
    renderForm(properties);
    await userEvent.type(await screen.findByRole('textbox'), 'payments');
    await review();
    await waitFor(() =>
      expect(screen.queryByRole('textbox')).not.toBeInTheDocument(),
    );
  });
});

describe('GitopsImage', () => {
  const properties = {
    name: { type: 'string', title: 'Name' },
    image: {
      type: 'string',
      title: 'Image',
      'ui:field': 'GitopsImage',
      'ui:options': { serviceField: 'name' },
    },
  };
  const findImage = () => screen.findByRole('textbox', { name: /Image/ });

  it('is filled in with the registry of the configuration and the name, and says so, until one types another', async () => {
    renderForm(properties, {
      config: { gitops: { imageRegistry: 'ghcr.io/my-org/' } },
    });
    const image = await findImage();
    expect(image).toHaveValue('');
    expect(image).toHaveAccessibleDescription(
      /filled in with ghcr\.io\/my-org, which is gitops\.imageRegistry/,
    );
    const name = screen.getByRole('textbox', { name: /Name/ });
    await userEvent.type(name, 'stock');
    await waitFor(() => expect(image).toHaveValue('ghcr.io/my-org/stock'));
    await userEvent.type(image, '-2');
    await userEvent.type(name, 's');
    expect(image).toHaveValue('ghcr.io/my-org/stock-2');
    expect(await findViolations()).toEqual([]);
  });

  it('is empty without one, and refuses what is not the repository of an image', async () => {
    renderForm(properties, { initial: { name: 'stock' } });
    const image = await findImage();
    expect(image).toHaveValue('');
    await userEvent.type(image, 'ghcr.io/my-org/stock:1.0.0');
    expect(
      await screen.findByText(/not the repository of an image/),
    ).toBeVisible();
    expect(image).toHaveAttribute('aria-invalid', 'true');
  });
});

describe('GitopsEngineChoice', () => {
  it('advises with reasons, and leaves the choice free', async () => {
    server.use(...answerBackend());
    renderForm({
      engine: { type: 'string', 'ui:field': 'GitopsEngineChoice' },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Questions' }),
    );
    await userEvent.click(
      within(screen.getByRole('radiogroup', { name: /new images/ })).getByRole(
        'radio',
        { name: 'Yes' },
      ),
    );
    expect(await screen.findByText('Advice: Flux')).toBeVisible();
    expect(screen.getByText(/Flux watches registries/)).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: /Argo CD/ }));
    expect(
      await screen.findByText('The answers speak for Flux.'),
    ).toBeVisible();
    expect(screen.getByRole('radio', { name: /Argo CD/ })).toBeChecked();
    expect(await findViolations()).toEqual([]);
  });
});
