/** An operation of the fleet that harms a target, without the target. */
type Harm = { fault: string } & Record<string, string | number | string[]>;

/**
 * What a browser is to see of one fault: the sentence after the engine's name under which the engine's rows are
 * dated, or `live` when nothing is dated and the rows are as ever, or `back` when only its end is certain.
 */
type Seen = { sentence: string } | 'live' | 'back';

/** One fault at real sockets; see docs/faults.md, where each has its line. */
export type BrowserFault = {
  harm: Harm;
  argocd: Seen | undefined;
  flux: Seen | undefined;
};

const both = (harm: Harm, seen: Seen): BrowserFault => ({
  harm,
  argocd: seen,
  flux: seen,
});

const noRights =
  'does not allow our account to read what we need: see the README of its module for the rights.';

/** Every fault of docs/faults.md that is done to a whole engine. */
export const faults: readonly BrowserFault[] = [
  both(
    { fault: 'refuse' },
    { sentence: 'cannot be reached: connection refused.' },
  ),
  both(
    { fault: 'certificate' },
    {
      sentence: 'shows a certificate we do not trust: check caData or caFile.',
    },
  ),
  both({ fault: 'hang' }, { sentence: 'did not answer in time.' }),
  both(
    { fault: 'drip', bytes: 1, everyMs: 50 },
    { sentence: 'did not answer in time.' },
  ),
  {
    harm: { fault: 'unauthorized' },
    argocd: { sentence: 'does not accept our credentials' },
    flux: {
      sentence:
        'does not accept our credentials: the token is wrong or expired.',
    },
  },
  both({ fault: 'forbidden' }, { sentence: noRights }),
  {
    harm: { fault: 'removeVersion', kind: 'Application' },
    argocd: { sentence: 'has no API at the configured address' },
    flux: undefined,
  },
  {
    harm: { fault: 'removeVersion', kind: 'HelmRelease' },
    argocd: undefined,
    flux: 'back',
  },
  {
    harm: { fault: 'gone' },
    argocd: undefined,
    flux: 'back',
  },
  both(
    { fault: 'unsupportedMediaType' },
    { sentence: 'does not take the format we ask in (HTTP 415)' },
  ),
  both(
    { fault: 'tooManyRequests', retryAfterSeconds: 7 },
    { sentence: 'asks us to slow down.' },
  ),
  both(
    { fault: 'serverError' },
    { sentence: 'answers with an error (HTTP 500).' },
  ),
  {
    harm: { fault: 'garbage' },
    argocd: { sentence: 'answers with a web page where its API should be' },
    flux: { sentence: 'answers something that is not the Kubernetes API' },
  },
  {
    harm: { fault: 'nullItems' },
    argocd: 'live',
    flux: {
      sentence:
        'answers with a list that has not even no items, as no API server does.',
    },
  },
  both({ fault: 'cut' }, 'live'),
  both({ fault: 'loseEvents' }, 'live'),
  both({ fault: 'skew', minutes: 10 }, 'live'),
  both({ fault: 'skew', minutes: -10 }, 'live'),
  both({ fault: 'cutMidEvent' }, 'back'),
  both({ fault: 'flap', times: 10, everyMs: 1_000 }, 'back'),
  both({ fault: 'rewind', seconds: 30 }, 'back'),
];
