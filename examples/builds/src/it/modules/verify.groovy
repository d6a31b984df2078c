// Both are seen from the classes of the other module alone: what a setter takes, and what a method does.
def log = new File(basedir, 'build.log').text
def found = (log =~ /HastyClerk\.java:\[(\d+),\d+\] \[(LG\d+)\]/).collect { it[1] + ' ' + it[2] } as Set
assert found == ['15 LG204', '22 LG203'] as Set
assert !(log =~ /[\/\\]Clerk\.java:\[\d+/)
