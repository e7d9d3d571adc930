/**
 * Secrets that stand at the top of every published list of leaked ones and are not caught by a rule of
 * `secret-policy.ts`; lower case. Short on purpose: the growing delay does the rest.
 */
export const commonSecrets: ReadonlySet<string> = new Set([
  // six to eight digits: keypad figures and homophones (我爱你, 一生一世, 要发)
  '112211', '112358', '123321', '123654', '123698', '123789', '131420', '131452', '134679', '142536',
  '147258', '147369', '147852', '147896', '159357', '159753', '168168', '168888', '258369', '258456',
  '314159', '321654', '369258', '456123', '456789', '520131', '520520', '521521', '521314', '654123',
  '666888', '686868', '741852', '753951', '789456', '789632', '852963', '888666', '963852', '951753',
  '987456', '998877', '5201314', '1314520', '1314521', '7758521', '7758258', '12344321', '11235813',
  '14725836', '78963214', '87654321', '88886666', '66668888',
  // words and keyboard figures of six to nine characters
  'abc123', 'a12345', 'a123456', '123456a', 'admin1', 'admin123', 'asdfgh', 'asdfghjkl', 'password',
  'passw0rd', 'qazwsx', 'qwerty', 'qwe123', 'qweasd', 'qwertyuiop', 'qweasdzxc', 'woaini', 'xinfang',
  'xfb123', 'zxcvbn', 'zxcvbnm', '1qaz2wsx', '123qwe', 'q1w2e3r4', 'woaini520', 'woaini1314',
  // ten and more, where a passphrase is asked for
  'password12', 'password123', 'password1234', 'passw0rd123', 'p@ssw0rd123', 'qwerty1234', 'qwerty12345',
  'qwerty123456', 'qwertyuiop123', '1qaz2wsx3edc', '1q2w3e4r5t', '1q2w3e4r5t6y', 'q1w2e3r4t5',
  'qazwsxedcrfv', 'qazwsxedc123', 'asdfghjkl123', 'asdf123456', 'abc1234567', 'abcd123456', 'abcde12345',
  'a123456789', 'a1234567890', 'aa123456789', '123456789a', '1234567890a', '12345678910', '123456789abc',
  '1234567891', '1233211234567', 'admin12345', 'admin123456', 'administrator', 'administrator1',
  'woaini1314520', 'woaini5201314', 'woainizhongguo', 'iloveyou1314', 'iloveyou520', 'iloveyou123',
  '5201314520', '1314520520', '5201314woaini', '1472583690', '7894561230', '0147258369', '9638527410',
  'zhongguo123', 'zhongguo1949', 'xinfang123', 'xinfang12345', 'xinfangban', 'xinfangban123', 'kaimenjiefang',
  'jiefang123', 'woaizuguo1949', 'letmein123', 'welcome123', 'welcome1234', 'zxcvbnm123', 'zxcvbnm1234',
]);
