/** The end or middle of a key whose value is a secret, however it is spelled. */
export const SECRET_KEY =
  /passw|pwd|passphrase|secret|token|credential|(api|access|account|private|signing|encryption)[-_.]?key|signature|cookie|authorization|connection[-_.]?string|dsn$|webhook|htpasswd|kubeconfig$|^(string)?data$|binarydata/i;
