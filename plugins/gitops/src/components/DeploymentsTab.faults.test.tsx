import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { createDeployment } from '../__testUtils__/createDeployment';
import { createEntityDeployments } from '../__testUtils__/createEntityDeployments';
import {
  brokenSet,
  brokenSetAlone,
  driftDay,
  rolloutStopped,
  thirtyLost,
  waitingDay,
} from '../__testUtils__/faultScenarios';
import {
  findTable,
  getRow,
  queryRow,
  renderDeploymentsTab,
} from '../__testUtils__/renderDeploymentsTab';
import { engineDown } from '../__testUtils__/scenarios';

const server = setupServer();

describe('DeploymentsTab, fault by fault', () => {
  registerMswTestHooks(server);

  it('says thirty lost clusters once, and folds their rows', async () => {
    renderDeploymentsTab(server, thirtyLost);
    await findTable();
    expect(
      screen.getAllByText(/clusters do not answer, the first since /),
    ).toHaveLength(1);
    expect(
      screen.getByText('edge-1, edge-2, edge-3 and 27 more'),
    ).toBeVisible();
    const group = screen.getByRole('button', { name: '30 on 1.4.2' });
    expect(group).toHaveAttribute('aria-expanded', 'false');
    const line = getRow(/30 on 1\.4\.2/);
    expect(line).toHaveTextContent(/as of .*not reachable since /);
    await userEvent.click(group);
    expect(getRow(/^edge-17/)).toHaveTextContent(
      /as of .*cluster not reachable.*It does not answer in time/,
    );
  });

  it('dates a row that is not read while its engine is, and says why', async () => {
    renderDeploymentsTab(
      server,
      createEntityDeployments([
        createDeployment('aws-eks'),
        createDeployment('gcp-gke', {
          asOf: '2026-11-17T09:00:00Z',
          unread: {
            since: '2026-11-17T09:00:00Z',
            error: {
              code: 'Forbidden',
              message:
                'Argo CD hub cannot show the Application argocd/checkout-api-gcp-gke.',
            },
          },
        }),
      ]),
    );
    await findTable();
    expect(getRow(/^gcp-gke/)).toHaveTextContent(
      /as of .*Argo CD hub cannot show the Application argocd\/checkout-api-gcp-gke\./,
    );
    expect(getRow(/^gcp-gke/)).not.toHaveTextContent('not reachable');
    expect(getRow(/^aws-eks/)).not.toHaveTextContent('as of');
  });

  it('says what an operation waits for, since when, and that others wait behind it', async () => {
    renderDeploymentsTab(server, waitingDay);
    await findTable();
    expect(getRow(/^aws-eks AWS/)).toHaveTextContent(
      /waits for a person: confirm the deletion of apps\/Deployment\/checkout-worker.*since .*every later sync waits behind it/,
    );
    expect(getRow(/^aws-eks-staging/)).toHaveTextContent(
      /waits for the hook batch\/Job\/migrate.*every later sync waits behind it/,
    );
    const dependent = getRow(/^azure-aks/);
    expect(dependent).toHaveTextContent(
      'waits until Kustomization infrastructure is ready',
    );
    expect(dependent).not.toHaveTextContent('every later sync');
    expect(getRow(/^gcp-gke/)).toHaveTextContent(
      'waits until apps/Deployment/checkout-api is Healthy',
    );
    expect(screen.queryByText('a sync is running')).not.toBeInTheDocument();
  });

  it('says who stops a rollout and who waits for whom', async () => {
    renderDeploymentsTab(server, rolloutStopped);
    await findTable();
    expect(
      screen.getByText('Rollout of checkout-api stopped at step 2 of 3.'),
    ).toBeVisible();
    expect(
      screen.getByText(
        /^checkout-api-gcp-gke is Degraded, so onprem-2 waits since /,
      ),
    ).toBeVisible();
    const waiting = getRow(/^onprem-2/);
    expect(waiting).toHaveTextContent('waits for gcp-gke, step 3 of 3');
    expect(waiting).toHaveTextContent(
      'ApplicationSet checkout-api, step 3 of 3',
    );
    expect(waiting).toHaveTextContent('self-heal off');
    expect(getRow(/^gcp-gke/)).toHaveTextContent(/Degraded.*since /);
  });

  it('says what a set cannot make, beside what it made', async () => {
    renderDeploymentsTab(server, brokenSet);
    await findTable();
    expect(
      screen.getByText(
        /^ApplicationSet checkout-api cannot generate since .*\d\.$/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText(
        'It cannot read its list of clusters from Git. What it made runs on; what it should make is missing.',
      ),
    ).toBeVisible();
  });

  it('names the set when nothing was ever made', async () => {
    renderDeploymentsTab(server, brokenSetAlone);
    expect(
      await screen.findByText(
        'What should deliver checkout-api could not be generated',
      ),
    ).toBeVisible();
    expect(
      screen.getByText(
        'It cannot read its list of clusters from Git. What it should make is missing.',
      ),
    ).toBeVisible();
    expect(screen.queryByText(/metadata:/)).not.toBeInTheDocument();
  });

  it('tells drift that heals from drift that stays, and not having looked from both', async () => {
    renderDeploymentsTab(server, driftDay);
    await findTable();
    expect(getRow(/^aws-eks/)).toHaveTextContent(
      /drifted: replicas 3 → 6.*since .*nothing heals it: self-heal is off/,
    );
    expect(getRow(/^gcp-gke/)).toHaveTextContent(
      /drifted.*since .*heals itself/,
    );
    expect(getRow(/^onprem-2/)).toHaveTextContent(/Synced.*drift corrected /);
    const quiet = within(getRow(/^azure-aks/)).getByRole('button', {
      name: 'drift not checked',
    });
    while (document.activeElement !== quiet) await userEvent.tab();
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'Drift detection is off.',
    );
  });

  it('tells since when all is well only to who asks', async () => {
    renderDeploymentsTab(
      server,
      createEntityDeployments([
        createDeployment('aws-eks', {
          since: {
            sync: '2026-11-17T09:00:00Z',
            health: '2026-11-17T09:02:00Z',
          },
        }),
      ]),
    );
    await findTable();
    const row = getRow(/^aws-eks/);
    expect(row).not.toHaveTextContent('since');
    const health = within(row).getByRole('button', { name: 'Healthy' });
    while (document.activeElement !== health) await userEvent.tab();
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /^Healthy since Nov 17, 2026, .*, for \d+ /,
    );
  });

  it('says since when each axis is not as it should be', async () => {
    renderDeploymentsTab(
      server,
      createEntityDeployments([
        createDeployment('aws-eks', {
          sync: 'OutOfSync',
          health: 'Degraded',
          since: {
            sync: '2020-11-17T09:00:00Z',
            health: '2021-11-17T09:02:00Z',
          },
        }),
      ]),
    );
    await findTable();
    const row = getRow(/^aws-eks/);
    expect(row).toHaveTextContent(/OutOfSync.*since .*2020.* · [\d,]+ days/);
    expect(row).toHaveTextContent(/Degraded.*since .*2021.* · [\d,]+ days/);
  });

  it('says when a silent engine is tried again', async () => {
    const [hub, flux] = engineDown.engines;
    const nextTryAt = new Date(Date.now() + 3_600_000).toISOString();
    renderDeploymentsTab(server, {
      ...engineDown,
      engines: [{ ...hub, nextTryAt }, flux],
    });
    await findTable();
    expect(screen.getByText('Next try in about 1 hr.')).toBeVisible();
  });

  it('does not promise a try that is overdue', async () => {
    const [hub, flux] = engineDown.engines;
    renderDeploymentsTab(server, {
      ...engineDown,
      engines: [{ ...hub, nextTryAt: '2020-11-23T12:04:20Z' }, flux],
    });
    await findTable();
    expect(
      screen.getByText(/^The next try was due at .*; there is no answer yet\./),
    ).toBeVisible();
    expect(queryRow(/^aws-eks/)).toBeVisible();
  });
});
