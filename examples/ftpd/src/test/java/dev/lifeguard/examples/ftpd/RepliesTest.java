package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is answered to whom, word for word over a bare socket. */
final class RepliesTest {

  @TempDir Path served;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOOP        | 200
          noop        | 200
          SYST        | 215
          FEAT        | 211
          USER        | 501
          USER me     | 331
          PASS secret | 503
          QUIT        | 221
          PWD         | 530
          CWD /       | 530
          TYPE I      | 530
          PASV        | 530
          EPSV        | 530
          LIST        | 530
          RETR file   | 530
          STOR file   | 530
          SITE POOLS  | 530
          DELE file   | 530
          MKD new     | 530
          RMD a       | 530
          RNFR file   | 530
          RNTO file   | 530
          SIZE file   | 530
          MDTM file   | 530
          MLST        | 530
          MLSD        | 530
          APPE file   | 530
          STOU        | 530
          REST 1      | 530
          ALLO 1      | 530
          ACCT me     | 530
          ABOR        | 530
          STAT        | 530
          PORT 1      | 530
          EPRT 1      | 530
          SITE HELP   | 530
          HELP        | 214
          HELP RETR   | 214
          HELP XYZZY  | 502
          OPTS UTF8 ON | 200
          REIN        | 220
          AUTH        | 501
          AUTH TLS    | 504
          auth ssl    | 504
          PBSZ 0      | 503
          PBSZ        | 501
          PROT P      | 503
          ADAT xyz    | 503
          CCC         | 533
          SMNT x      | 502
          XYZZY       | 500
          GET / HTTP/1.0 | 500
          ''          | 500
          ' NOOP'     | 500
          """)
  void toStrangers(String line, int code) throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.greeted(server)) {
      client.expect(code, line);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PWD         | 257 "/"
          CWD a       | 250 "/a"
          CWD /a/./b/ | 250 "/a/b"
          CWD a//b/.. | 250 "/a"
          CWD quo"te  | 250 "/quo""te"
          CWD         | 501
          CWD missing | 550
          CWD file    | 550
          CWD ..      | 550
          CDUP        | 550
          TYPE A      | 200
          TYPE A N    | 200
          type i      | 200
          TYPE L 8    | 200
          TYPE        | 501
          TYPE E      | 504
          MODE S      | 200
          MODE B      | 504
          STRU F      | 200
          STRU R      | 504
          STRU        | 501
          PASS secret | 503
          PASV        | 227 Entering Passive Mode (127,0,0,1,
          EPSV        | 229 Entering Extended Passive Mode (|||
          EPSV 1      | 229
          EPSV 2      | 522 Network protocol not supported, use (1)
          EPSV 9      | 522
          EPSV x      | 501
          EPSV ALL    | 200
          LIST        | 425
          RETR file   | 425
          STOR file   | 425
          RETR        | 501
          STOR        | 501
          SITE        | 501
          SITE XYZZY  | 500
          SITE CHMOD  | 501
          SITE CHMOD 600 | 501
          SITE CHMOD rw file | 550
          SITE CHMOD 4755 file | 550
          SITE CHMOD 600 missing | 550
          SITE CHMOD 600 file | 200
          SITE HELP   | 214
          SITE POOLS  | 211
          RNFR        | 501
          RNFR missing | 550
          RNFR /      | 550
          RNFR file   | 350
          RNTO new    | 503
          DELE        | 501
          DELE missing | 550
          DELE a      | 550
          DELE /      | 550
          DELE file   | 250 "/file"
          MKD         | 501
          MKD a       | 550
          MKD file    | 550
          MKD /       | 550
          MKD no/new  | 550
          MKD file/new | 550
          MKD new"    | 257 "/new""
          XMKD a/new  | 257 "/a/new"
          RMD         | 501
          RMD missing | 550
          RMD file    | 550
          RMD a       | 550
          RMD /       | 550
          RMD a/b     | 250 "/a/b"
          XRMD a/b    | 250
          XPWD        | 257 "/"
          XCWD a      | 250 "/a"
          XCUP        | 550
          SIZE        | 501
          SIZE missing | 550
          SIZE a      | 550
          SIZE file   | 213 0
          MDTM        | 501
          MDTM missing | 550
          MDTM a      | 550
          MDTM file   | 213 2
          MLST missing | 550
          MLST file   | 250
          MLST        | 250
          MLSD missing | 550
          MLSD file   | 501
          MLSD        | 425
          STAT        | 211
          STAT missing | 450
          STAT file   | 213
          STAT -l a   | 212
          REST        | 501
          REST x      | 501
          REST -1     | 501
          REST 99999999999999999999 | 501
          REST 10     | 350
          ALLO        | 501
          ALLO x      | 501
          ALLO 10     | 202
          ALLO 10 R 5 | 202
          ACCT        | 501
          ACCT me     | 202
          APPE        | 501
          APPE file   | 425
          STOU        | 425
          ABOR        | 226
          OPTS        | 501
          OPTS XYZZY  | 501
          OPTS UTF8   | 200
          OPTS UTF8 OFF | 451
          OPTS UTF8 x | 501
          OPTS MLST size;XYZZY;Type; | 200 MLST OPTS type;size;
          OPTS MLST   | 200 MLST OPTS
          PORT        | 501
          PORT 1      | 501
          PORT 127,0,0,1,256,1 | 501
          PORT 127,0,0,1,200,1,1 | 501
          PORT 127,0,0,2,200,1 | 500
          PORT 10,0,0,1,200,1 | 500
          PORT 0,0,0,0,200,1 | 500
          PORT 127,0,0,1,0,25 | 500
          PORT 127,0,0,1,200,1 | 200
          EPRT        | 501
          EPRT 1      | 501
          EPRT !1!127.0.0.1!51201 | 501
          EPRT !1!localhost!51201! | 501
          EPRT !1!127.0.0.1!65536! | 501
          EPRT !1!127.0.0.1;51201! | 501
          EPRT !2!::1!51201! | 522 Network protocol not supported, use (1)
          EPRT !3!x!51201! | 501
          EPRT !1!::1!51201! | 500
          EPRT !1!127.0.0.2!51201! | 500
          EPRT !1!127.0.0.1!25! | 500
          EPRT !1!127.0.0.1!51201! | 200
          EPRT !1!127.0.0.1!51201! | 200
          XYZZY       | 500
          """,
      quoteCharacter = '\0')
  void toUsers(String line, String reply) throws Exception {
    Files.createDirectories(served.resolve("a/b"));
    Files.createDirectory(served.resolve("quo\"te"));
    Files.createFile(served.resolve("file"));
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.send(line);
      String heard = client.reply();
      assertTrue(heard.startsWith(reply), heard);
    }
  }

  @Test
  void afterEpsvAllThereIsNoPasv() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(200, "EPSV ALL");
      client.expect(500, "PASV");
      client.expect(500, "PORT 127,0,0,1,200,1");
      client.expect(500, "EPRT |1|127.0.0.1|51201|");
      client.expect(229, "EPSV");
    }
  }
}
