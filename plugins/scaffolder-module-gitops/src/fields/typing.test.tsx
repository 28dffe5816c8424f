import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { answerBackend } from '../__testUtils__/answerBackend';
import { createTestDeployment } from '../__testUtils__/createTestDeployment';
import { renderForm } from '../__testUtils__/renderForm';

const server = setupServer();

const running = createTestDeployment();
const inDev = createTestDeployment({
  cluster: 'aws-eks-dev',
  environment: 'dev',
  version: { value: '1.6.0', rule: 'image-tag' },
});
const delivery = (value: string, startedAt: string) => ({
  id: startedAt,
  change: 'version' as const,
  version: { value, rule: 'image-tag' as const },
  startedAt,
  outcome: 'Healthy' as const,
  seenBy: 'history' as const,
});
const history = {
  transitions: [],
  deliveries: [
    delivery('1.4.2', '2026-11-20T10:00:00Z'),
    delivery('1.4.0', '2026-11-10T10:00:00Z'),
  ],
};

describe('a field while it is filled in', () => {
  registerMswTestHooks(server);

  it('says that a name is taken, and stops saying so, before the step is left', async () => {
    server.use(...answerBackend({ deployments: [running] }));
    renderForm({ name: { type: 'string', 'ui:field': 'GitopsServiceName' } });
    const name = await screen.findByRole('textbox');
    expect(screen.queryByText(/Give it a name/)).not.toBeInTheDocument();
    await userEvent.type(name, 'checkout-api');
    expect(
      await screen.findByText(
        'There is a service checkout-api already, on aws-eks',
      ),
    ).toBeVisible();
    expect(name).toHaveAttribute('aria-invalid', 'true');
    await userEvent.type(name, '-2');
    await waitFor(() =>
      expect(screen.queryByText(/There is a service/)).not.toBeInTheDocument(),
    );
    expect(name).not.toHaveAttribute('aria-invalid', 'true');
  });

  it('is no longer marked when the value that was refused is no longer there', async () => {
    server.use(...answerBackend());
    renderForm({ name: { type: 'string', 'ui:field': 'GitopsServiceName' } });
    const name = await screen.findByRole('textbox');
    await userEvent.type(name, 'pay_');
    await screen.findByText(/Use lower-case letters/);
    await userEvent.click(screen.getByRole('button', { name: /review/i }));
    // In the list over the form and at the field, not twice there.
    await waitFor(() =>
      expect(screen.getAllByText(/Use lower-case letters/)).toHaveLength(2),
    );
    expect(name).toHaveAttribute('aria-invalid', 'true');
    // The step is not left.
    expect(screen.getByRole('button', { name: /review/i })).toBeVisible();
    await userEvent.type(name, '{Backspace}');
    await waitFor(() =>
      expect(name).not.toHaveAttribute('aria-invalid', 'true'),
    );
  });

  it('is asked anew when the same value is sent again, as what stood against it may be gone', async () => {
    server.use(...answerBackend({ deployments: [running] }));
    renderForm({ name: { type: 'string', 'ui:field': 'GitopsServiceName' } });
    await userEvent.type(await screen.findByRole('textbox'), 'checkout-api');
    await screen.findByText(/There is a service checkout-api already/);
    server.use(...answerBackend());
    await userEvent.click(screen.getByRole('button', { name: /review/i }));
    expect(
      await screen.findByRole('button', { name: /create/i }),
    ).toBeVisible();
  });

  it('does not complain of nothing chosen before anybody chose', async () => {
    server.use(...answerBackend());
    renderForm({
      clusters: {
        type: 'array',
        minItems: 1,
        items: { type: 'string' },
        'ui:field': 'GitopsClusterPicker',
      },
    });
    const cluster = await screen.findByRole('checkbox', {
      name: /aws-eks-dev/,
    });
    // Longer than a field that was filled in waits before it is checked.
    await new Promise(resolve => setTimeout(resolve, 600));
    expect(screen.queryByText(/Choose at least one/)).not.toBeInTheDocument();
    expect(cluster).not.toHaveAttribute('aria-invalid', 'true');
    await userEvent.click(cluster);
    await screen.findByText('1 cluster chosen');
    await userEvent.click(cluster);
    expect(
      await screen.findByText('Choose at least one cluster'),
    ).toBeVisible();
  });

  it('does not take an empty list for one with an empty name', async () => {
    server.use(...answerBackend());
    renderForm({
      clusters: {
        type: 'array',
        minItems: 1,
        items: { type: 'string' },
        'ui:field': 'GitopsClusterPicker',
      },
    });
    await screen.findByRole('group', { name: 'production' });
    await userEvent.click(screen.getByRole('button', { name: /review/i }));
    expect(
      await screen.findAllByText(/Choose at least one|fewer than 1/),
    ).not.toHaveLength(0);
    expect(screen.queryByText(/must be string/)).not.toBeInTheDocument();
  });
});

describe('a version that nobody filled in', () => {
  registerMswTestHooks(server);

  const promote = {
    service: { type: 'string' },
    from: { type: 'string', 'ui:field': 'GitopsEnvironmentPicker' },
    version: {
      type: 'string',
      'ui:field': 'GitopsVersionPicker',
      'ui:options': { serviceField: 'service', environmentField: 'from' },
    },
  };
  const findVersion = () => screen.findByRole('combobox', { name: /Version/ });

  it('is that of the chosen environment, until one types another', async () => {
    server.use(...answerBackend({ deployments: [running, inDev] }));
    renderForm(promote, { initial: { service: 'checkout-api' } });
    expect(await findVersion()).toHaveValue('');
    await userEvent.click(await screen.findByRole('radio', { name: /^dev/ }));
    await waitFor(async () => expect(await findVersion()).toHaveValue('1.6.0'));
    await userEvent.click(screen.getByRole('radio', { name: /^production/ }));
    await waitFor(async () => expect(await findVersion()).toHaveValue('1.4.2'));
    await userEvent.clear(await findVersion());
    await userEvent.type(await findVersion(), '1.4.9');
    await userEvent.click(screen.getByRole('radio', { name: /^dev/ }));
    expect(await findVersion()).toHaveValue('1.4.9');
  });

  it('stays what the board filled in', async () => {
    server.use(...answerBackend({ deployments: [running, inDev] }));
    renderForm(promote, {
      initial: { service: 'checkout-api', from: 'dev', version: '1.5.0' },
    });
    await screen.findByRole('radio', { name: /^dev/ });
    expect(await findVersion()).toHaveValue('1.5.0');
  });

  it('is for a rollback what worked before', async () => {
    server.use(...answerBackend({ deployments: [running], history }));
    renderForm(
      {
        service: { type: 'string' },
        clusters: { type: 'array', items: { type: 'string' } },
        version: {
          type: 'string',
          'ui:field': 'GitopsVersionPicker',
          'ui:options': {
            serviceField: 'service',
            clustersField: 'clusters',
            suggest: 'previous',
          },
        },
      },
      { initial: { service: 'checkout-api', clusters: ['aws-eks'] } },
    );
    await waitFor(async () => expect(await findVersion()).toHaveValue('1.4.0'));
    await userEvent.click(await findVersion());
    await userEvent.keyboard('{ArrowDown}');
    expect(
      (await screen.findAllByRole('option')).map(each =>
        each.textContent?.slice(0, 5),
      ),
    ).toEqual(['1.4.2', '1.4.0']);
  });
});
