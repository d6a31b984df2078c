package dev.lifeguard.examples.ftpd;

/** What {@code --help} prints. */
final class Usage {

  private Usage() {}

  static final String TEXT =
      """
      Usage: ftpd [OPTION VALUE]...
         or: ftpd --config FILE [--admin FILE] [--grace SECONDS]
         or: ftpd --root DIR --user NAME:PASSWORD [OPTION VALUE]...
         or: ftpd --admin FILE --tell COMMAND

      Without --config and --root it serves a new directory, which is removed at the end, to the
      user "me" with the password "secret".

        --config FILE           the configuration, in ProFTPD's format
        --root DIR              the directory to serve
        --user NAME:PASSWORD    who may log in; any number of times
        --address ADDRESS       where to listen (127.0.0.1)
        --port N                on which port (2121); 0 for any, which is printed
        --max-clients N         how many sessions at a time (500)
        --timeout-idle SECONDS      how long a client may say nothing (300)
        --timeout-data SECONDS      how long to wait for a data connection (300)
        --timeout-stalled SECONDS   how long a transfer may not move (60)
        --admin FILE            the admin socket: to be opened there, or with --tell, to be asked
        --grace SECONDS         how long sessions may go on when the server is told to stop (10)
        --tell COMMAND          tell a running server something: "help" lists what
        --check-config          read the configuration, say what is wrong with it, and end
        --help                  print this

      Passwords travel in the clear, as in all plain FTP: keep it to networks that you trust.
      Once logged in, SITE POOLS shows the server's pools.

      SIGHUP has the configuration read anew; if it is wrong, the old one stays in force. Other
      signals stop the server. Exit codes: 0 help printed, configuration in order, told and done,
      or stopped by the admin; 1 cannot start, configuration wrong, or told and not done; 2 wrong
      options; 128 and the number of the signal (143, 130) when stopped by one.
      """;
}
